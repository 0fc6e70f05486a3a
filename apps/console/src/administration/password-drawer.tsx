import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import type { Person } from '../api/answers.ts';
import { answered } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { FirstPassword } from './person-drawer.tsx';

/** Gives somebody who forgot their password a new first one, after saying what happens to their sessions. */
export function PasswordDrawer({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { id: personId, name } = person;
  const act = async ({ password }: { password: string }) => {
    await answered(
      api.PUT('/api/v1/people/{personId}/password', { params: { path: { personId } }, body: { password } }),
    );
    void message.success(t('person.passwordReset', { name }));
  };
  return (
    <ActDrawer<{ password: string }>
      title={t('person.resetPassword')}
      verb={t('person.resetPassword')}
      draft={`password.${personId}`}
      act={act}
      onClose={onClose}
    >
      <p>{t('person.resetConsequence', { name })}</p>
      <FirstPassword />
    </ActDrawer>
  );
}
