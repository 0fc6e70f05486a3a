import { Button, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Person } from '../api/answers.ts';
import { useOrganisationName } from '../equipment/organisations.ts';

export interface PersonAct {
  readonly kind: 'change' | 'reset';
  readonly person: Person;
}

interface PeopleTableProps {
  readonly people: Person[];
  readonly onAct: ((act: PersonAct) => void) | null;
}

export function PeopleTable({ people, onAct }: PeopleTableProps) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const columns: TableColumnsType<Person> = [
    { key: 'name', title: t('person.name'), width: 140, render: (_, { name }) => name },
    {
      key: 'username',
      title: t('person.username'),
      width: 160,
      render: (_, { username }) => <span className="code">{username}</span>,
    },
    {
      key: 'organisation',
      title: t('person.organisation'),
      width: 200,
      render: (_, { organisation }) => organisationName(organisation),
    },
    {
      key: 'roles',
      title: t('person.roles'),
      render: (_, { roles }) => roles.map((role) => t(`role.${role}`)).join(t('listSeparator')),
    },
    { key: 'state', title: t('person.state'), width: 160, render: (_, person) => <AccountState person={person} /> },
  ];
  if (onAct !== null) {
    columns.push({
      key: 'act',
      title: t('act.label'),
      width: 190,
      render: (_, person) => <PersonActs person={person} onAct={onAct} />,
    });
  }
  return (
    <Table<Person>
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={people}
      pagination={false}
      scroll={{ x: 960 }}
    />
  );
}

function AccountState({ person: { active, mustChangePassword } }: { person: Person }) {
  const { t } = useTranslation();
  if (!active) return <span className="muted">○ {t('person.inactive')}</span>;
  return mustChangePassword ? (
    <span className="muted">{t('person.firstPassword')}</span>
  ) : (
    <span>{t('person.active')}</span>
  );
}

function PersonActs({ person, onAct }: { person: Person; onAct: (act: PersonAct) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Button type="link" size="small" onClick={() => onAct({ kind: 'change', person })}>
        {t('act.change')}
      </Button>
      <Button type="link" size="small" onClick={() => onAct({ kind: 'reset', person })}>
        {t('person.resetPassword')}
      </Button>
    </>
  );
}
