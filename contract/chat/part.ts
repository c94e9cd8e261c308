import { z } from 'zod';
import { CallId, ServerId } from '../ids.ts';
import { Json } from '../json.ts';
import { OutcomeName } from '../outcome.ts';
import { Text } from '../text.ts';
import { MemoryUse } from './memory.ts';

export const BlobId = z.uuid();

const mime = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\w!#$&^.+-]+\/[\w!#$&^.+*-]+/, 'must be a media type such as image/png');
const name = z.string().min(1).max(500);

const told = z.object({ type: z.literal('text'), text: z.string() });

/** A file that goes with a message: text stands in it, other bytes in a blob (`attachment.read`). */
const attachment = z.object({
  type: z.literal('attachment'),
  name,
  mime,
  bytes: z.int(),
  text: z.string().optional(),
  blob: BlobId.optional(),
});

/** What was read from a server when the message was sent. Data from outside, whoever the server is. */
const fetched = {
  server: ServerId,
  state: z.enum(['reading', 'done', 'failed']),
  /** The call that read it, as the audit knows it. */
  call: CallId.optional(),
  /** Why it could not be read. */
  problem: Text.optional(),
  text: z.string().optional(),
  /** The server is neither bundled nor trusted. */
  untrusted: z.boolean().optional(),
};
const resource = z.object({
  type: z.literal('resource'),
  uri: z.string().min(1).max(2000),
  mime: mime.optional(),
  blob: BlobId.optional(),
  ...fetched,
});
const prompt = z.object({
  type: z.literal('prompt'),
  name: z.string().min(1).max(2000),
  args: z.record(z.string(), z.string()),
  ...fetched,
});

/** What the server of a call asked a person meanwhile, and how that ended; what was filled in is not kept. */
const question = z.object({
  mode: z.enum(['form', 'url']),
  message: z.string(),
  /** Of the page that was to be opened. */
  host: z.string().optional(),
  ended: z.enum(['accepted', 'declined', 'cancelled', 'unanswered', 'withdrawn', 'failed']),
  /** Why it failed. */
  problem: Text.optional(),
  /** The server has said that what was opened is done. */
  completed: z.literal(true).optional(),
});

/**
 * A tool that the model asked for. `waiting`: for a person or its turn; `refused`: by policy, a person or a limit.
 * Result and arguments as the record keeps them: redacted, capped.
 */
const toolCall = z.object({
  type: z.literal('toolCall'),
  /** The model's own name of the call. */
  id: z.string().max(500),
  /** The call on the one road: its approval, audit row and trace have this id. None: it never got there. */
  call: CallId.optional(),
  /** As the model named it, and whose it is; without server and tool there is no such tool. */
  asked: z.string().max(2000),
  server: ServerId.optional(),
  tool: z.string().max(2000).optional(),
  args: Json,
  state: z.enum(['waiting', 'running', 'done', 'refused', 'failed']),
  outcome: OutcomeName.optional(),
  /** Why there is no result. */
  problem: Text.optional(),
  /** MCP CallToolResult: content, structuredContent. */
  result: Json.optional(),
  /** The server is neither bundled nor trusted: the result is data from outside. */
  untrusted: z.boolean().optional(),
  questions: z.array(question).optional(),
  ms: z.number().optional(),
});

/** What of the memory the model was given with this turn, not again with later ones. `left`: entries without room. */
const memory = z.object({
  type: z.literal('memory'),
  entries: z.array(MemoryUse),
  left: z.int(),
  /** Why there is nothing. */
  problem: Text.optional(),
});

/** One piece of a message. */
export const Part = z.discriminatedUnion('type', [
  told,
  z.object({ type: z.literal('reasoning'), text: z.string() }),
  attachment,
  resource,
  prompt,
  toolCall,
  memory,
  /** Something Patchbay has to say here, such as that the model takes no tools. Models never see it. */
  z.object({ type: z.literal('note'), text: Text }),
  /** What was said up to here, in short: the model is given this in place of it. */
  z.object({ type: z.literal('summary'), text: z.string() }),
]);
export type Part = z.infer<typeof Part>;
export type MemoryPart = z.infer<typeof memory>;
export type ToolCallPart = z.infer<typeof toolCall>;
export type ServerQuestion = z.infer<typeof question>;

/** What somebody sends. Resources and prompts are named; the turn reads them. `data` is base64. */
export const DraftPart = z.discriminatedUnion('type', [
  told.strict(),
  z.strictObject({
    type: z.literal('attachment'),
    name,
    mime,
    text: z.string().optional(),
    data: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('resource'), server: ServerId, uri: resource.shape.uri }),
  z.strictObject({
    type: z.literal('prompt'),
    server: ServerId,
    name: prompt.shape.name,
    args: prompt.shape.args,
  }),
]);
export type DraftPart = z.infer<typeof DraftPart>;
