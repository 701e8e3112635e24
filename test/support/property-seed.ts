/**
 * Runs before every test file. `npm test` draws the same random cases every time, so that it says the same of the same
 * tree; the nightly setting draws new ones, and a failure prints the seed that found it.
 */
import fc from "fast-check";

const seed = process.env["DESKWATCH_NIGHTLY"] === undefined ? 20_260_329 : Date.now() % 1_000_000_007;

fc.configureGlobal({ seed });
