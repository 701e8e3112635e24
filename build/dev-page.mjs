// Runs before main.tsx, which dev-server.ts adds as the last line, while the desk runs from its sources: gets the page a key by itself, also after the host was
// started anew, so that no address has to be opened again.
const KEY = "deskwatch.token";

async function post(path, body) {
  const reply = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return reply.json();
}

async function signIn() {
  const { code } = await post("/@desk/launch", {});
  const answer = code === null ? { ok: false } : await post("/api/launch", { code });
  if (answer.ok) sessionStorage.setItem(KEY, answer.value.token);
}

import.meta.hot.on("desk:restarted", async () => {
  await signIn();
  location.reload();
});

// Always: the key of an earlier run would be refused.
await signIn();
