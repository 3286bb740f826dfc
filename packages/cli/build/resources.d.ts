/** Of what is packed. */
export const DIGEST: string;
/** Texts by path, as JSON, gzipped, in base64. */
export const PACKED: string;
