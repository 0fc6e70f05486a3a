import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { ChoiceField, TextField } from '../acts/fields.tsx';
import { toTagged } from '../acts/use-entry.ts';
import type { Equipment } from '../api/answers.ts';
import { ReasonField } from '../acts/reason-field.tsx';
import { useReloadCustody } from '../custody/use-custody.ts';
import { useOrganisationChoices, useOrganisationName } from '../equipment/organisations.ts';
import { changeOwner, readPiece } from './send-piece-act.ts';

interface OwnerForm {
  owner?: string;
  document?: string;
  reason?: string;
}

/** Gives a piece to another owner, with the reason and the paper; who hosts and keeps it stays. */
export function OwnerDrawer({ piece, onClose }: { piece: Equipment; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reload = useReloadCustody();
  const organisationName = useOrganisationName();
  const choices = useOrganisationChoices().filter(({ value }) => value !== piece.owner);
  const { assetCode } = piece;
  const act = async ({ owner = '', document, reason = '' }: OwnerForm, etag: string, key: string) => {
    const body = { owner, reason, ...(document && { document }) };
    const changed = await changeOwner(assetCode, body, { etag, key }).finally(() => void reload());
    void message.success(t('pieceAct.ownerChanged', { assetCode, name: organisationName(changed.owner) }));
  };
  return (
    <ChangeDrawer<OwnerForm>
      title={t('pieceAct.changeOwner')}
      verb={t('pieceAct.changeOwner')}
      draft={`owner.${assetCode}`}
      entry={{ read: () => readPiece(assetCode).then((found) => toTagged(found, (): OwnerForm => ({}))) }}
      act={act}
      onClose={onClose}
    >
      <p>{t('pieceAct.ownerConsequence', { assetCode })}</p>
      <ChoiceField
        name="owner"
        label={t('pieceAct.owner')}
        hint={t('pieceAct.ownerNow', { name: organisationName(piece.owner) })}
        choices={choices}
      />
      <TextField name="document" label={t('pieceAct.document')} hint={t('pieceAct.documentHint')} optional />
      <ReasonField usual={Object.values(t('pieceAct.ownerReasons', { returnObjects: true }))} />
    </ChangeDrawer>
  );
}
