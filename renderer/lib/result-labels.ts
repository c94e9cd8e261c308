import { byteSize } from './format.ts';
import { t } from './messages.ts';
import { visiblePieces, visibleText } from './visible-text.ts';

/** The words around a result and a JSON tree, and how foreign text in them is told. */
export function resultLabels() {
  return (labels ??= made());
}

// One object: what is drawn with it is not drawn again because it is another one. Made on first use: when this file is
// read, the words of the language are not there yet, and English would stay.
let labels: ReturnType<typeof made> | undefined;

const made = () => ({
  size: byteSize,
  empty: t('result.empty'),
  failed: t('result.failed'),
  whole: (size: string) => t('result.whole', { size }),
  copy: t('result.copy'),
  copied: t('result.copied'),
  copyValue: t('result.copyValue'),
  copyPath: t('result.copyPath'),
  copyAddress: (address: string) => t('result.copyAddress', { address }),
  as: t('result.as'),
  view: (view: 'table' | 'tree' | 'json' | 'rendered' | 'source') => t(`result.as.${view}`),
  text: t('result.text'),
  json: t('result.json'),
  rows: (count: number) => t('result.rows', { count }),
  items: (count: number) => t('result.items', { count }),
  keys: (count: number) => t('result.keys', { count }),
  more: (left: number) => t('result.more', { left }),
  wholeText: (length: number) => t('result.wholeText', { length }),
  image: (type: string) => t('result.image', { type }),
  audio: (type: string) => t('result.audio', { type }),
  pixels: (width: number, height: number) => t('result.pixels', { width, height }),
  noType: t('result.noType'),
  hidden: (why: 'unknown' | 'mismatch' | 'broken') => t(`result.hidden.${why}`),
  picture: t('result.picture'),
  link: t('result.link'),
  read: t('result.read'),
  resource: t('result.resource'),
  details: t('result.details'),
  heard: (text: string) => visibleText(text, 'prose'),
  pieces: (text: string) => visiblePieces(text, 'prose'),
});
