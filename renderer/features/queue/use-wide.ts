import { useMedia } from "../../components/use-media.ts";

/** From this width on a ticket opens beside the queue, below it over the queue. */
const WIDE = "(min-width: 1500px)";

export const useWide = (): boolean => useMedia(WIDE);
