import { effect, signal } from '@preact/signals';

export type Theme = 'auto' | 'light' | 'dark';
const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

/** The visitor's choice; `auto` follows the system. */
export const theme = signal<Theme>('auto');

export function nextTheme(): void {
  theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] as Theme;
}

/** Shows the choice and keeps it, where the browser lets a page keep anything. */
export function followTheme(): void {
  const kept = attempt(() => localStorage.getItem('theme'));
  if (THEMES.includes(kept as Theme)) theme.value = kept as Theme;
  effect(() => {
    const chosen = theme.value;
    if (chosen === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = chosen;
    attempt(() => localStorage.setItem('theme', chosen));
  });
}

/** A page from disk, or one in a private window, may be refused its storage. */
function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
