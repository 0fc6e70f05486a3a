import { App, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { ChoiceField, NumberField } from '../acts/fields.tsx';
import { toTagged } from '../acts/use-entry.ts';
import type { WitnessLimits } from '../api/answers.ts';
import {
  boundsOf,
  fromForm,
  LIMIT_BASES,
  LIMIT_NAMES,
  type LimitLevel,
  type LimitName,
  type LimitsForm,
  toForm,
} from './limits-form.ts';
import { type LimitsOf, readLimits, useChangeLimits, useShowLimit } from './use-limits.ts';

interface LimitsDrawerProps {
  readonly of: LimitsOf;
  readonly name: string;
  readonly limits: WitnessLimits;
  readonly onClose: () => void;
}

/** Gives a piece or a family thresholds of its own, each or some; the rest is inherited and goes on following. */
export function LimitsDrawer({ of, name, limits, onClose }: LimitsDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const change = useChangeLimits(of);
  const level = 'assetCode' in of ? 'piece' : 'family';
  const act = async (form: LimitsForm, etag: string) => {
    await change(fromForm(form), etag);
    void message.success(t('witnessLimit.changed', { name }));
  };
  return (
    <ChangeDrawer<LimitsForm>
      title={t('witnessLimit.change', { name })}
      draft={`witness-limits.${level}.${name}`}
      entry={{ read: () => readLimits(of).then((found) => toTagged(found, (body) => toForm(body, level))) }}
      act={act}
      onClose={onClose}
    >
      <p>{t(`witnessLimit.consequence.${level}`)}</p>
      {LIMIT_NAMES.map((each) => (
        <LimitFields key={each} name={each} inherited={limits[each].inherited} level={level} />
      ))}
    </ChangeDrawer>
  );
}

interface LimitFieldsProps {
  readonly name: LimitName;
  readonly inherited: number | null;
  readonly level: LimitLevel;
}

function LimitFields({ name, inherited, level }: LimitFieldsProps) {
  const { t } = useTranslation();
  const show = useShowLimit();
  const basis = Form.useWatch([name, 'basis'], Form.useFormInstance<LimitsForm>());
  const { minimum, maximum, unit } = boundsOf(name);
  const label = t(`setting.names.${name}`);
  const value = show(name, inherited);
  const choices = LIMIT_BASES.map((each) => ({
    value: each,
    label: each === 'inherited' ? t(`witnessLimit.inherited.${level}`, { value }) : t(`witnessLimit.bases.${each}`),
  }));
  return (
    <>
      <ChoiceField name={[name, 'basis']} label={label} hint={t(`witnessLimit.effects.${name}`)} choices={choices} />
      {basis === 'own' && (
        <NumberField
          name={[name, 'value']}
          label={t('witnessLimit.own', { label })}
          minimum={minimum}
          maximum={maximum}
          unit={t(`setting.units.${unit}`)}
        />
      )}
    </>
  );
}
