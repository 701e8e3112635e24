import { connect, createServer, type Socket } from "node:net";

/** A line to a server on this PC that can be cut and mended. */
export interface Proxy {
  readonly port: number;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export function openProxy(to: number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    keep(near);
    if (isCut) return void near.destroy();
    const far = connect(to, "127.0.0.1");
    keep(far);
    near.pipe(far).pipe(near);
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  const destroyAll = (): void => sockets.forEach((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (typeof address !== "object" || address === null) return reject(new Error("The proxy has no port."));
      resolve({
        port: address.port,
        cut: () => {
          isCut = true;
          destroyAll();
        },
        mend: () => {
          isCut = false;
        },
        close: () => {
          destroyAll();
          return new Promise((done) => server.close(() => done()));
        },
      });
    });
  });
}
