import type { RaThemeOptions } from 'react-admin';
import type { ConsolePlugin } from '../kit/plugin.ts';
import { ownVariablesOf, tokensOf } from '../kit/theme.ts';
import { cssVariablesOf, type Tokens } from '../kit/ui/tokens.ts';

const family = "'Golos Text', system-ui, sans-serif";
const radius = 6;
/** How long what floats takes to open, milliseconds. */
const unfolding = 120;
const label = { fontSize: 12, lineHeight: '16px', fontWeight: 600 };

/** What every page stands on; the tokens reach plain CSS as variables. */
const baseline = (tokens: Tokens, mode: 'light' | 'dark', own: Record<string, string>) => ({
  ':root': { ...cssVariablesOf(tokens), ...own, '--radius': `${radius}px`, colorScheme: mode },
  html: { scrollbarColor: `${tokens.borderStrong} transparent` },
  body: { fontFamily: family, fontSize: 14, lineHeight: '20px', fontVariantNumeric: 'tabular-nums', backgroundColor: tokens.ground, color: tokens.text, overflowWrap: 'break-word' },
  a: { color: tokens.accent },
  ':focus-visible': { outline: `2px solid ${tokens.accent}`, outlineOffset: 1 },
  '@media (prefers-reduced-motion: reduce)': { '*, ::before, ::after': { animationDuration: '1ms !important', animationIterationCount: '1 !important', transitionDuration: '1ms !important', scrollBehavior: 'auto !important' } },
});

/** MUI's components in the look of the console: flat, edged, quiet; shadows only for what floats. */
const componentsOf = (tokens: Tokens, mode: 'light' | 'dark', own: Record<string, string>): NonNullable<RaThemeOptions['components']> => {
  const floating = { backgroundImage: 'none', backgroundColor: tokens.raised, border: `1px solid ${tokens.border}`, boxShadow: tokens.shadow };
  return {
    MuiCssBaseline: { styleOverrides: baseline(tokens, mode, own) },
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: { root: { textTransform: 'none', fontWeight: 500, letterSpacing: 0, minHeight: 32, borderRadius: radius, '&:focus-visible': { outline: `2px solid ${tokens.accent}`, outlineOffset: 1 } }, outlined: { borderColor: tokens.edge } },
    },
    MuiIconButton: { styleOverrides: { root: { borderRadius: radius, '&:focus-visible': { outline: `2px solid ${tokens.accent}` } } } },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' }, outlined: { borderColor: tokens.border } } },
    MuiCard: { styleOverrides: { root: { border: `1px solid ${tokens.border}`, boxShadow: 'none', borderRadius: radius } } },
    // of their own they take a time that grows with their height
    MuiMenu: { defaultProps: { transitionDuration: unfolding }, styleOverrides: { paper: floating } },
    MuiPopover: { defaultProps: { transitionDuration: unfolding }, styleOverrides: { paper: floating } },
    MuiDialog: { styleOverrides: { paper: { ...floating, borderRadius: 10, '&:focus-visible': { outline: 'none' } }, container: { '&:focus-visible': { outline: 'none' } } } },
    MuiAutocomplete: { defaultProps: { fullWidth: true }, styleOverrides: { paper: floating } },
    MuiDrawer: { styleOverrides: { paper: { backgroundImage: 'none', backgroundColor: tokens.surface, boxShadow: tokens.shadow } } },
    MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'dense', fullWidth: true } },
    MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small', margin: 'dense', fullWidth: true } },
    MuiOutlinedInput: { styleOverrides: { root: { backgroundColor: tokens.raised }, notchedOutline: { borderColor: tokens.edge } } },
    MuiFormHelperText: { styleOverrides: { root: { color: tokens.muted, '&.Mui-error': { color: tokens.breach } } } },
    MuiTableCell: {
      styleOverrides: {
        root: { borderColor: tokens.border, '&.MuiTableCell-paddingCheckbox': { padding: '0 8px' } },
        head: { ...label, color: tokens.muted, backgroundColor: tokens.surface },
      },
    },
    MuiTableSortLabel: { styleOverrides: { root: { color: tokens.muted, '&.Mui-active': { color: tokens.text } } } },
    MuiCheckbox: { styleOverrides: { root: { color: tokens.edge } } },
    MuiChip: { styleOverrides: { root: { borderRadius: 11, height: 22, fontSize: 12, fontWeight: 500 } } },
    MuiTooltip: { styleOverrides: { tooltip: { backgroundColor: tokens.text, color: tokens.ground, fontSize: 12, lineHeight: '16px', borderRadius: radius } } },
    MuiSnackbarContent: { styleOverrides: { root: { whiteSpace: 'pre-line' } } },
    MuiTab: { styleOverrides: { root: { textTransform: 'none', minHeight: 40, letterSpacing: 0 } } },
    MuiListItemIcon: { styleOverrides: { root: { minWidth: 32 } } },
    RaToolbar: { styleOverrides: { root: { backgroundColor: 'transparent' } } },
    RaSimpleFormIterator: { defaultProps: { fullWidth: true } },
  };
};

const themeOf = (tokens: Tokens, mode: 'light' | 'dark', own: Record<string, string>): RaThemeOptions => ({
  palette: {
    mode,
    primary: { main: tokens.accent, contrastText: tokens.onAccent },
    secondary: { main: tokens.accent, contrastText: tokens.onAccent },
    error: { main: tokens.breach, contrastText: tokens.onBreach },
    warning: { main: tokens.risk, contrastText: mode === 'dark' ? tokens.ground : '#ffffff' },
    success: { main: tokens.ok, contrastText: mode === 'dark' ? tokens.ground : '#ffffff' },
    info: { main: tokens.accent, contrastText: tokens.onAccent },
    text: { primary: tokens.text, secondary: tokens.muted, disabled: tokens.faint },
    background: { default: tokens.ground, paper: tokens.surface },
    divider: tokens.border,
    action: { hover: tokens.sunken, selected: tokens.accentSoft, active: tokens.muted },
  },
  shape: { borderRadius: radius },
  spacing: 8,
  typography: {
    fontFamily: family, fontSize: 14, htmlFontSize: 16,
    body1: { fontSize: 14, lineHeight: '20px', letterSpacing: 0 }, body2: { fontSize: 14, lineHeight: '20px', letterSpacing: 0 },
    caption: { fontSize: 12, lineHeight: '16px', letterSpacing: 0 },
    h5: { fontSize: 20, lineHeight: '26px', fontWeight: 650 }, h6: { fontSize: 15, lineHeight: '20px', fontWeight: 650, letterSpacing: 0 },
    subtitle1: { fontSize: 14 }, subtitle2: { fontSize: 13 }, button: { letterSpacing: 0 },
  },
  transitions: { duration: { shortest: 80, shorter: 100, short: 120, standard: 150, complex: 150, enteringScreen: 150, leavingScreen: 120 } },
  components: componentsOf(tokens, mode, own),
});

export interface Themes { readonly light: RaThemeOptions; readonly dark: RaThemeOptions }
/** Both themes of the console, with the colours that plugins change or add. */
export const themesOf = (plugins: readonly ConsolePlugin[]): Themes => ({
  light: themeOf(tokensOf('light', plugins), 'light', ownVariablesOf('light', plugins)),
  dark: themeOf(tokensOf('dark', plugins), 'dark', ownVariablesOf('dark', plugins)),
});
