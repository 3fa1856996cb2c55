import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { hotkeyText } from '../hotkeys.ts';

/** A key cap; `keys` as in `useHotkey`. */
export const Kbd = ({ keys }: { keys: string }) => <kbd className="rg-kbd" aria-hidden="true">{hotkeyText(keys)}</kbd>;

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` once a view; `plain` by default; `quiet` without an edge; `danger` for what cannot be undone. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'small' | 'normal';
  icon?: ReactNode;
  /** Shows the key cap; listening to the key is `useHotkey`'s. */
  hotkey?: string;
  /** The act is under way: the button stays in its place and does nothing. */
  pending?: boolean;
}
/** A button; its text is a verb. With `aria-disabled` it stays where it is, keeps the focus and does nothing. */
export const Button = ({ kind = 'plain', size = 'normal', icon, hotkey, pending = false, children, disabled, ...rest }: ButtonProps) => {
  const isOff = pending || rest['aria-disabled'] === true || rest['aria-disabled'] === 'true';
  return (
    <button type="button" {...rest} className={`rg-button ${rest.className ?? ''}`} data-kind={kind} data-size={size} disabled={disabled} aria-disabled={isOff || undefined} aria-busy={pending || undefined}
      onClick={isOff ? (event) => event.preventDefault() : rest.onClick}>
      {icon}
      <span>{children}</span>
      {hotkey && <Kbd keys={hotkey} />}
    </button>
  );
};
