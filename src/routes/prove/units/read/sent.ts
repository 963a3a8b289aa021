// One field or several of a name, as a form hands them back.
type Sent = string | string[] | undefined;

export const sentText = (value: Sent): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''));
export const sentList = (value: Sent): string[] => (Array.isArray(value) ? value : value ? [value] : []);
