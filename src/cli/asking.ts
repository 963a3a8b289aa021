import { createInterface } from 'node:readline/promises';

/** One line from standard input; the question goes to standard error and only where somebody sits there. */
export async function readLine(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stdin.isTTY ? process.stderr : undefined });
  try {
    if (process.stdin.isTTY) return await reader.question(question);
    for await (const line of reader) return line;
    return '';
  } finally {
    reader.close();
  }
}
