// Before the components' own styles, which refine these.
import "./app/fonts.css";
import "./app/tokens.css";
import "./app/base.css";

import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { followPreferences } from "./app/theme.ts";
import { windowParts } from "./app/window-parts.ts";
import { createDesk, startDesk } from "./stores/desk.ts";

const parts = windowParts(window);
const desk = createDesk(parts);
followPreferences(desk.preferences, document.documentElement);
startDesk(desk, parts.time.after);
// Leaving the window does not lose the last half second.
window.addEventListener("pagehide", desk.drafts.flush);

const place = document.getElementById("root");
if (place === null) throw new Error("index.html has no #root.");
createRoot(place).render(<App desk={desk} />);
