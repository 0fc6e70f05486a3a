import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { toTagged } from '../acts/use-entry.ts';
import { problemCode } from '../api/problem.ts';
import { AccessoryRows, MemberRows } from './set-fields.tsx';
import { changeSet, readSet } from './send-set.ts';
import { type SetForm, toForm } from './set-form.ts';

interface SetDrawerProps {
  readonly assetCode: string;
  readonly onClose: () => void;
}

/** Says what belongs to the set that a piece heads, and how much of it is there. */
export function SetDrawer({ assetCode, onClose }: SetDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const act = async (form: SetForm, etag: string) => {
    const { complete, missing } = await changeSet(assetCode, form, etag);
    await queryClient.invalidateQueries({
      predicate: ({ queryKey: [, path] }) => /\/(sets?|ledger)$/.test(String(path)),
    });
    void message.success(t(complete ? 'set.savedWhole' : 'set.savedLacking', { assetCode, count: missing.length }));
  };
  return (
    <ChangeDrawer<SetForm>
      title={t('set.of', { assetCode })}
      verb={t('set.save')}
      draft={`set.${assetCode}`}
      entry={{ read: () => readSet(assetCode).then((found) => toTagged(found, toForm)), show: () => t('set.another') }}
      act={act}
      tell={(error) => (problemCode(error) === 'in-use' ? t('set.inAnother') : undefined)}
      onClose={onClose}
    >
      <p>{t('set.consequence')}</p>
      <MemberRows head={assetCode} />
      <AccessoryRows />
    </ChangeDrawer>
  );
}
