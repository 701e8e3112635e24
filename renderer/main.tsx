import { createRoot } from "react-dom/client";
import { z } from "zod";
import { App } from "./app/app.tsx";
import "./app/fonts.css";
import "./app/tokens.css";
import "./app/base.css";
import { followPreferences } from "./app/theme.ts";
import { windowParts } from "./app/window-parts.ts";
import { createDesk, startDesk } from "./stores/desk.ts";

// The security policy forbids code made from text, which zod would otherwise use for speed.
z.config({ jitless: true });

const parts = windowParts(window);
const desk = createDesk(parts);
followPreferences(desk.preferences, document.documentElement);
startDesk(desk, parts.time.after);

const place = document.getElementById("root");
if (place === null) throw new Error("index.html has no #root.");
createRoot(place).render(<App desk={desk} />);
