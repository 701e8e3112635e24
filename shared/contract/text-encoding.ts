/**
 * How a text file is written, by the mark some programs put before its first letter: Excel saves "Unicode text" as
 * UTF-16. Without a mark it is UTF-8. The name is one that `TextDecoder` knows on either side.
 */
export function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
