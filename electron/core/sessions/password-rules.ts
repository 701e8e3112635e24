/** NIST SP 800-63B: length counts, composition rules do not. */
const SHORTEST = 10;

/** Why a text is no password for this desk, as a sentence; null where it is one. */
export function passwordFault(password: string, name: string): string | null {
  if ([...password].length < SHORTEST) return `The password is too short: at least ${SHORTEST} characters.`;
  if (new Set(password).size < SHORTEST / 3) return "The password repeats itself: use more different characters.";
  const plain = password.toLowerCase();
  const words = name
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 2);
  const isName = words.some((word) => plain.includes(word) && plain.length - word.length < SHORTEST / 2);
  return isName ? "The password is too near to the name: choose something else." : null;
}
