/** The stretch of time that all charts beside each other share, and where it is labelled. */
export interface TimeAxis {
  from: number;
  to: number;
  ticks: readonly number[];
  label: (at: number) => string;
}
