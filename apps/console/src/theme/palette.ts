/** What colour means on every page; each stands beside a shape and a word. */
export interface Palette {
  readonly ready: string;
  readonly limited: string;
  readonly notReady: string;
  readonly unknown: string;
  readonly critical: string;
  readonly major: string;
  readonly minor: string;
  readonly warning: string;
  readonly act: string;
  readonly text: string;
  readonly textMuted: string;
  readonly page: string;
  readonly surface: string;
  readonly line: string;
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
  readonly graticule: string;
}

const LIGHT: Palette = {
  ready: '#1a7f37',
  limited: '#9a6700',
  notReady: '#c62828',
  unknown: '#59636e',
  critical: '#c62828',
  major: '#bc4c00',
  minor: '#9a6700',
  warning: '#0b5cad',
  act: '#0b5cad',
  text: '#1f2328',
  textMuted: '#59636e',
  page: '#f4f6f8',
  surface: '#ffffff',
  line: '#d5dae0',
  sea: '#dfe8ef',
  land: '#f7f6f2',
  coast: '#8fa3b3',
  graticule: '#c3cfd9',
};

export const DARK: Palette = {
  ready: '#3fb950',
  limited: '#d29922',
  notReady: '#f85149',
  unknown: '#9198a1',
  critical: '#f85149',
  major: '#f0883e',
  minor: '#d29922',
  warning: '#6cb0f5',
  act: '#6cb0f5',
  text: '#e6edf3',
  textMuted: '#9aa4af',
  page: '#0d1117',
  surface: '#161b22',
  line: '#30363d',
  sea: '#0b1420',
  land: '#1b222b',
  coast: '#4d5c6b',
  graticule: '#263340',
};

export function paletteOf(dark: boolean): Palette {
  return dark ? DARK : LIGHT;
}

/** Hands the palette to the style sheets, as `--ready`, `--not-ready` … */
export function applyPalette(dark: boolean): void {
  const root = document.documentElement;
  root.dataset.theme = dark ? 'dark' : 'light';
  root.style.colorScheme = dark ? 'dark' : 'light';
  for (const [name, colour] of Object.entries(paletteOf(dark))) {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, colour);
  }
}
