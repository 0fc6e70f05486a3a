/** `new Date()` without a time reads the clock. */
const noClock = {
  create: (context) => ({
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0)
        context.report({ node, message: 'Time comes in as an argument.' });
    },
  }),
};

export default { meta: { name: 'muster' }, rules: { 'no-clock': noClock } };
