import { describe, expect, it } from '@jest/globals';

import { RuleBook } from './rule-book.ts';
import { Fleet, makePiece, makeRule, NOW } from '../../../../test/support/watched-fleet.ts';

describe('which rules hold for a piece', () => {
  const idsOf = (book: RuleBook, piece = makePiece()) => [...book.planFor(piece).ids.keys()];

  it('are those of its family', () => {
    const [own, foreign] = [makeRule(), makeRule({ family: 'drill' })];
    expect(idsOf(new RuleBook([own, foreign]))).toEqual([own.id]);
  });

  it('are those of organisations that reach it', () => {
    const rules = ['center', 'north', 'south'].map((organisation) => makeRule({ organisation }));
    expect(idsOf(new RuleBook(rules))).toEqual([rules[0]!.id, rules[1]!.id]);
  });

  it('are, of one metric and operator, its own in place of all its family’s', () => {
    const family = [makeRule(), makeRule({ threshold: 110 }), makeRule({ operator: '<' })];
    const own = makeRule({ assetCode: 'P-1', threshold: 90 });
    const book = new RuleBook([...family, own]);
    expect(idsOf(book)).toEqual([family[2]!.id, own.id]);
    expect(idsOf(book, makePiece({ assetCode: 'P-2' }))).toEqual(family.map(({ id }) => id));
  });

  it('are none where a rule of the piece is there and disabled', () => {
    const own = makeRule({ assetCode: 'P-1', enabled: false });
    expect(idsOf(new RuleBook([makeRule(), own]))).toEqual([]);
  });
});

describe('rules that change', () => {
  it('hold from the next reading on', () => {
    const fleet = new Fleet([]);
    fleet.report(120, NOW);
    fleet.conditions.setRules([makeRule()], NOW + 1);
    fleet.report(120, NOW + 2);
    expect(fleet.active).toHaveLength(1);
  });

  it('keep the alarm that is raised, and clear it by their new threshold', () => {
    const rule = makeRule();
    const fleet = new Fleet([rule]);
    fleet.report(105, NOW);
    fleet.conditions.setRules([{ ...rule, threshold: 103, changedAt: NOW + 1 }], NOW + 1);
    fleet.report(104, NOW + 2);
    expect(fleet.alarms).toMatchObject([{ raisedAt: NOW, clearedAt: undefined }]);
    fleet.report(102, NOW + 3);
    expect(fleet.active).toEqual([]);
  });

  it('clear what no rule asks for any more', () => {
    const fleet = new Fleet([makeRule()]);
    fleet.report(105, NOW);
    fleet.conditions.setRules([], NOW + 1);
    fleet.store();
    expect(fleet.alarms).toMatchObject([{ clearedAt: NOW + 1 }]);
  });
});
