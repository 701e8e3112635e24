import { z } from "zod";

// The security policy forbids code made from text, which zod would use for speed and tries as soon as a schema is
// made. Imported before anything that makes one.
z.config({ jitless: true });
