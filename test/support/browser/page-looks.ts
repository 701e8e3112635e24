// Runs before every test in a browser: the looks of the page as `renderer/main.tsx` brings them in.
import "../../../renderer/app/fonts.css";
import "../../../renderer/app/tokens.css";
import "../../../renderer/app/base.css";
import "../../../renderer/app/no-code-from-text.ts";
