import type { MessageCode } from '#contract/messages/en.ts';
import type { Ruling, Where } from '#contract/policy.ts';
import { t } from '#renderer/lib/messages.ts';
import { OP_WORDS } from '#renderer/lib/op-words.ts';
import { exactParts, ruleSentence } from '#renderer/lib/rule-sentence.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { classes } from '#renderer/ui/classes.ts';
import { ExactSentence } from '#renderer/ui/exact-sentence.tsx';
import { ExactText } from '#renderer/ui/exact-text.tsx';

/** A rule, whole: its sentence, then every field as it is written. What differs from `before` stands out. */
export function RuleText({ rule, before, title }: { rule: Ruling; before?: Ruling; title?: MessageCode }) {
  const old = before && fieldsOf(before);
  return (
    <div className="flex flex-col gap-1.5">
      {title && <h2 className="text-label text-ink-2">{t(title)}</h2>}
      <p className="[overflow-wrap:anywhere]">
        <ExactSentence parts={exactParts(ruleSentence(rule))} />
      </p>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-3 gap-y-0.5 text-note">
        {fieldsOf(rule).map(({ name, values }) => (
          <div
            key={name}
            className={classes(
              'col-span-2 grid grid-cols-subgrid',
              old && !isIn(old, { name, values }) && 'font-semibold',
            )}
          >
            <dt className="text-ink-2">{t(name)}</dt>
            <dd dir="ltr" className="flex min-w-0 flex-col font-mono">
              {values.map((value, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- conditions have no other identity
                <span key={at} className="[overflow-wrap:anywhere] whitespace-pre-wrap">
                  <ExactText pieces={visiblePieces(value, 'word')} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface FieldText {
  name: MessageCode;
  values: string[];
}

/** Words of ours and values of theirs alike are only text here; what is not restricted is left out. */
function fieldsOf({ effect, who, server, tool, where, via, workspace, from, to }: Ruling): FieldText[] {
  const fields: (FieldText | false)[] = [
    { name: 'permissions.effect', values: [t(`permissions.effect.${effect}`)] },
    { name: 'permissions.who', values: [who] },
    { name: 'permissions.server', values: [server] },
    { name: 'permissions.tool', values: [tool] },
    where.length > 0 && { name: 'permissions.conditions', values: where.map(condition) },
    via !== undefined && { name: 'change.rule.via', values: [via] },
    workspace !== undefined && { name: 'change.rule.workspace', values: [workspace] },
    from !== undefined && { name: 'change.rule.from', values: [new Date(from).toISOString()] },
    to !== undefined && { name: 'change.rule.until', values: [new Date(to).toISOString()] },
  ];
  return fields.filter((field) => field !== false);
}

/** The value as JSON, so that 3 and "3" are told apart. */
function condition({ path, op, value }: Where): string {
  return `${path} ${t(OP_WORDS[op])} ${JSON.stringify(value)}`;
}

function isIn(fields: readonly FieldText[], { name, values }: FieldText): boolean {
  return fields.some((one) => one.name === name && one.values.join('\n') === values.join('\n'));
}
