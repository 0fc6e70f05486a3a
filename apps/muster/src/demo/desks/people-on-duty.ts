/** The duty room of an organisation: how it is reached, and who shares its shifts by turns. */
export interface DutyRoom {
  readonly organisation: string;
  readonly telephone: string;
  readonly answerMinutes: number;
  /** By turns, the first when the demonstration is started. Who has an account signs. */
  readonly shifts: readonly (readonly DutyMember[])[];
}

export interface DutyMember {
  readonly function: 'on_duty' | 'leader' | 'deputy';
  readonly name: string;
  readonly telephone: string;
  readonly username?: string;
}

const onDuty = (name: string, telephone: string, username?: string): DutyMember => {
  return { function: 'on_duty', name, telephone, ...(username !== undefined && { username }) };
};
const leader = (name: string, telephone: string): DutyMember => ({ function: 'leader', name, telephone });
const deputy = (name: string, telephone: string): DutyMember => ({ function: 'deputy', name, telephone });

/** Numbers that nobody has: 139 0000 …. */
export const DUTY_ROOMS: readonly DutyRoom[] = [
  {
    organisation: 'center',
    telephone: '010-0000 6600',
    answerMinutes: 10,
    shifts: [
      [
        onDuty('张敏', '139 0000 0101', 'zhang.min'),
        leader('李建国', '139 0000 0110'),
        deputy('赵磊', '139 0000 0111'),
        deputy('钱文', '139 0000 0112'),
      ],
      [
        onDuty('王强', '139 0000 0102', 'wang.qiang'),
        leader('周立新', '139 0000 0120'),
        deputy('孙涛', '139 0000 0121'),
      ],
    ],
  },
  {
    organisation: 'shanxi',
    telephone: '0351-000 6601',
    answerMinutes: 10,
    shifts: [
      [onDuty('李晋', '139 0000 0201', 'li.jin'), leader('郝建平', '139 0000 0210'), deputy('武志强', '139 0000 0211')],
      [onDuty('侯斌', '139 0000 0202'), leader('郝建平', '139 0000 0210')],
    ],
  },
  {
    organisation: 'mine-safety',
    telephone: '010-0000 6602',
    answerMinutes: 15,
    shifts: [
      [onDuty('何安', '139 0000 0301', 'he.an'), leader('罗勇', '139 0000 0310')],
      [onDuty('彭飞', '139 0000 0302'), leader('罗勇', '139 0000 0310')],
    ],
  },
  {
    organisation: 'guizhou-mine-safety',
    telephone: '0851-0000 6603',
    answerMinutes: 15,
    shifts: [
      [onDuty('吴黔', '139 0000 0401', 'wu.qian'), leader('龙海', '139 0000 0410'), deputy('杨光', '139 0000 0411')],
      [onDuty('石磊', '139 0000 0402'), leader('龙海', '139 0000 0410')],
    ],
  },
  {
    organisation: 'sichuan',
    telephone: '028-0000 6604',
    answerMinutes: 10,
    shifts: [
      [onDuty('周川', '139 0000 0501', 'zhou.chuan'), leader('蒋毅', '139 0000 0510'), deputy('何蓉', '139 0000 0511')],
      [onDuty('邓勇', '139 0000 0502'), leader('蒋毅', '139 0000 0510')],
    ],
  },
  {
    organisation: 'north-custodian',
    telephone: '0316-000 6605',
    answerMinutes: 15,
    shifts: [[onDuty('赵伟', '139 0000 0601', 'zhao.wei'), leader('冯健', '139 0000 0610')]],
  },
];
