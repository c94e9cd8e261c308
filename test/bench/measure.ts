/** One figure. Names are dotted, from the general to the particular: `call.64.cpu.ratio`. */
export interface Measure {
  name: string;
  value: number;
  /** `x` for a ratio. */
  unit: string;
}

/** What a measurement is told. */
export interface Task {
  /** Few rounds and short times, for whoever works on the bench: its figures are worth little. */
  quick: boolean;
  say(line: string): void;
}

/** One thing to measure; rejects when it cannot be measured. */
export type Measurement = (task: Task) => Promise<Measure[]>;
