import { createContext, useContext, useEffect, type ReactNode } from 'react';

/** Names the window after the page. */
export const usePageTitle = (title: string): void => {
  useEffect(() => { document.title = title ? `${title} · Reglament` : 'Reglament'; }, [title]);
};

/** Acts that come from around a page, beside its own ones: those of plugins on the record that it shows. */
export const ActsAround = createContext<ReactNode>(null);

export interface PageProps {
  title: string;
  /** The language of the title where it is not the one which is spoken. */
  titleLang?: string | undefined;
  subtitle?: ReactNode;
  actions?: ReactNode;
  /** The page fills the window and scrolls inside its own parts: a workbench. Without a title bar of its own. */
  full?: boolean;
  children: ReactNode;
}
/** A page of a plugin: a bar with its title and acts, and the rest. */
export const Page = ({ title, titleLang, subtitle, actions, full = false, children }: PageProps) => {
  usePageTitle(title);
  const around = useContext(ActsAround);
  if (full) return <div className="rg-page" data-full="">{children}</div>;
  return (
    <div className="rg-page">
      <header className="rg-bar"><h1 lang={titleLang}>{title}</h1>{subtitle && <span className="rg-meta">{subtitle}</span>}{(actions || around) && <div className="rg-bar-end">{actions}{around}</div>}</header>
      <div className="rg-page-body">{children}</div>
    </div>
  );
};
