/** Letters and digits that are not mistaken for others when they are read from paper (no 0 O 1 I L). */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const GROUPS = 5;
const GROUP_LENGTH = 5;

/** A code of 25 characters, about 123 bits, in groups for the eye. `random`: an even number from 0 to below its argument. */
export function makeRecoveryCode(random: (below: number) => number): string {
  const group = (): string =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(random(ALPHABET.length))).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}

/** A code as it was typed from paper: case, dashes and blanks do not matter. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
}
