/** Numbers in 8 bytes each, and their exact median. */
export function numberList() {
  let values = new Float64Array(8);
  let size = 0;
  return {
    add(value: number) {
      if (size === values.length) values = grown(values);
      values[size++] = value;
    },
    size: () => size,
    /** The middle value, or the mean of the two in the middle; NaN where there is none. */
    median() {
      const sorted = values.subarray(0, size).sort();
      const upper = sorted[size >> 1] ?? Number.NaN;
      return size % 2 ? upper : ((sorted[(size >> 1) - 1] ?? Number.NaN) + upper) / 2;
    },
  };
}

function grown(values: Float64Array) {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}
