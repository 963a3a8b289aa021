import type { Transport } from '@sveltejs/kit/hooks';

// The kit writes every page's data into the page for a script that no page of ours has (`csr = false` everywhere): on a large
// matrix that was half of the work. Objects are written as nothing. This must go before any page sets `csr = true`.
export const transport: Transport = {
  nothing: {
    encode: (value: unknown) => (typeof value === 'object' && value !== null ? 1 : false),
    decode: () => ({}),
  },
};
