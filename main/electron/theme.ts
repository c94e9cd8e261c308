import { nativeTheme } from 'electron';

/** What a window shows before its first paint: the grounds of renderer/ui/theme.css. */
export function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#1b1e22' : '#f8f9fa';
}
