/** The most pixels that a picture may have: 70 million, which telephones and large cameras stay under, and a bomb surpasses. */
export const mostPixels = 70_000_000;
