/** The names under which a machine reaches itself, as they stand in an address. */
export const loopback = ['localhost', '127.0.0.1', '[::1]'];
