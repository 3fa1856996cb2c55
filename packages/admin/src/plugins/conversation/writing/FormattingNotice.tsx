import { useTranslate } from 'ra-core';
import { Button } from '@reglament/admin/kit';
import type { useFormatting } from './useFormatting.ts';

/** Formatting would be lost, or its field could not be fetched: what happens now is the writer’s choice. */
export const FormattingNotice = ({ isLosing, hasFailed, turnPlain, keep, retry }: ReturnType<typeof useFormatting>) => {
  const translate = useTranslate();
  if (!isLosing && !hasFailed) return null;
  return (
    <div className="conversation-meanwhile" role="alert">
      <span>{translate(isLosing ? 'conversation.formatting.losing' : 'conversation.formatting.failed')}</span>
      <span className="conversation-choices">
        {isLosing ? <Button size="small" onClick={keep}>{translate('conversation.formatting.keep')}</Button> : <Button size="small" onClick={retry}>{translate('conversation.formatting.retry')}</Button>}
        <Button size="small" onClick={turnPlain}>{translate('conversation.formatting.plain')}</Button>
      </span>
    </div>
  );
};
