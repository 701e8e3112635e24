/** What a campaign is given to work with. */
export interface Battlefield {
  /** A folder of its own, in memory where the system offers some; removed afterwards. */
  readonly folder: string;
  /** The compiled shim. */
  readonly shim: string;
  /** How long it may take, control included. */
  readonly ms: number;
  readonly seed: number;
  /** As many failures as are worth finding. */
  readonly enough: number;
}

export interface CampaignReport {
  /** How many things were tried, and what one of them is. */
  readonly tried: number;
  readonly unit: string;
  /** More numbers worth a look. */
  readonly notes: string;
  /** Each a sentence: what must never happen and did. */
  readonly failures: readonly string[];
}

/** One way of torturing a desk. */
export interface Campaign {
  readonly name: string;
  readonly what: string;
  /** The share of the time it is given. */
  readonly weight: number;
  run(field: Battlefield): Promise<CampaignReport>;
  /** The same against a desk that does what none may do: has to find failures. */
  readonly control: { readonly what: string; run(field: Battlefield): Promise<CampaignReport> };
}

/** How much of the time is left. */
export function stopwatch(ms: number): () => boolean {
  const until = performance.now() + ms;
  return () => performance.now() < until;
}
