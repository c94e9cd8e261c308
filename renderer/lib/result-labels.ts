import { t } from './messages.ts';

/** The words around a tool's result. */
export function resultLabels() {
  return {
    text: t('result.text'),
    json: t('result.json'),
    image: (type: string) => t('result.image', { type }),
    empty: t('result.empty'),
  };
}
