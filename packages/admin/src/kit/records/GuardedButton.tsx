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
export const GuardedButton = ({ permission, right, to, ...rest }: GuardedButtonProps) => {
  const can = useCan();
  const notify = useNotify();
  const navigate = useNavigate();
  const translate = useTranslate();
  if (can(permission)) return <Button {...rest} {...(to ? { onClick: () => { void navigate(to); } } : {})} />;
  const why = translate('kit.records.noRight', { right: translate(right) });
  return <Button {...rest} type="button" aria-disabled title={why} onClick={() => notify(why, { type: 'info', messageArgs: { _: why } })} />;
};
