import { z } from "zod";

/** A SHA-256 as 64 hexadecimal digits: the name of exactly one content. */
export const hashFact = z.string().regex(/^[0-9a-f]{64}$/);
