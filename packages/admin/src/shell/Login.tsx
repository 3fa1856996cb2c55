import { useId, useState, type FormEvent } from 'react';
import { useLogin, useTranslate } from 'ra-core';
import { Fault } from '../kit/data/fault.ts';
import { Slot } from '../kit/Slot.tsx';
import { Button } from '../kit/ui/Button.tsx';
import { usePageTitle } from '../kit/ui/Page.tsx';
import { LanguageSwitch, ThemeSwitch } from '../kit/preferences/switches.tsx';

/** Another language draws the page anew; whoever chose it has not typed in vain. */
const typed = { email: '' };

const LoginForm = () => {
  const translate = useTranslate();
  const login = useLogin();
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const errorId = useId();

  const send = async (form: HTMLFormElement): Promise<void> => {
    const entered = new FormData(form);
    const [email, password] = [entered.get('email'), entered.get('password')];
    if (!email || !password) { setError('shell.login.missing'); return; }
    setPending(true);
    setError(null);
    try {
      await login({ email, password });
    } catch (failure) {
      setError(failure instanceof Fault ? failure.message : 'kit.fault.broken');
      setPending(false);
      form.querySelector<HTMLInputElement>('[name=password]')?.select();
    }
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!pending) void send(event.currentTarget);
  };
  const invalid = error === null ? {} : { 'aria-invalid': true, 'aria-describedby': errorId } as const;
  return (
    <form onSubmit={onSubmit} noValidate>
      <label className="rg-field">{translate('shell.login.email')}
        {/* The sign-in page exists for this field alone. */}
        <input className="rg-input" name="email" type="email" autoComplete="username" autoFocus required {...invalid}
          defaultValue={typed.email} onChange={(event) => { typed.email = event.target.value; }} />
      </label>
      <label className="rg-field">{translate('shell.login.password')}
        <input className="rg-input" name="password" type="password" autoComplete="current-password" required {...invalid} />
      </label>
      <div role="alert" id={errorId}>{error !== null && <p className="rg-error">{translate(error, { _: error })}</p>}</div>
      <Button type="submit" kind="primary" pending={pending}>{translate('shell.login.submit')}</Button>
    </form>
  );
};

/** The sign-in page: one form that password managers know, in both languages. */
export const Login = () => {
  const translate = useTranslate();
  usePageTitle(translate('shell.login.title'));
  return (
    <div className="rg-login">
      <main className="rg-login-card">
        <div className="rg-brand"><i data-letter={translate('shell.letter')} />{translate('shell.brand')}</div>
        <h1>{translate('shell.login.title')}</h1>
        <span className="rg-meta">{translate('shell.login.intro')}</span>
        <LoginForm />
        <Slot id="shell.login" context={{}} />
      </main>
      <footer className="rg-login-foot"><LanguageSwitch /><ThemeSwitch /></footer>
    </div>
  );
};
