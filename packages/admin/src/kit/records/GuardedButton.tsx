import { useNavigate } from 'react-router';
import { useNotify, useTranslate } from 'ra-core';
import { useCan } from '../console.ts';
import type { Permission } from '../registries.ts';
import { Button, type ButtonProps } from '../ui/Button.tsx';

export interface GuardedButtonProps extends ButtonProps {
  permission: Permission;
  /** What the right allows, as a message key: «вести справочники». */
  right: string;
  /** Where it leads, instead of `onClick`. */
  to?: string;
}
/** A button that says who can grant the right to those who lack it, instead of vanishing. */
export const GuardedButton = ({ permission, right, to, kind = 'plain', size = 'normal', ...rest }: GuardedButtonProps) => {
  const can = useCan();
  const notify = useNotify();
  const navigate = useNavigate();
  const translate = useTranslate();
  if (can(permission)) return <Button kind={kind} size={size} {...rest} {...(to ? { onClick: () => { void navigate(to); } } : {})} />;
  const why = translate('kit.records.noRight', { right: translate(right) });
  // Still a button that can be reached: pressing it says why it does nothing.
  return (
    <button type="button" className="rg-button" data-kind={kind} data-size={size} aria-disabled="true" title={why} onClick={() => notify(why, { type: 'info', messageArgs: { _: why } })}>
      <span>{rest.children}</span>
    </button>
  );
};
