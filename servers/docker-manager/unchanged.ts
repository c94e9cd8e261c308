import { ToolFailure } from '#servers/kit/failure.ts';

/** The engine says 304 to what is as it is wished already, which dockerode takes for an error: then false. */
export async function unlessUnchanged(change: Promise<unknown>): Promise<boolean> {
  try {
    await change;
    return true;
  } catch (error) {
    if (error instanceof ToolFailure && error.fields['status'] === 304) return false;
    throw error;
  }
}
