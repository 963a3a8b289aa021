/** The most pixels that a picture may have: 50 million, what a large camera takes, and a bomb surpasses. */
export const mostPixels = 50_000_000;
