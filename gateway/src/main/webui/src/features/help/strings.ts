import { strings } from '../../i18n/strings';

export default strings({
  'zh-CN': {
    help: {
      title: '使用帮助',
      tour: '观看界面导览',
      lights: '红黄绿灯',
      light: {
        red: '未达到红线标准，需立即查明原因并整改。',
        orange: '明显落后于进度，有可能转为红灯。',
        yellow: '略低于应完成进度，需要关注。',
        green: '达到或超过应完成进度。',
        grey: '本期尚未到报送时间，不计入完成情况。',
        missing: '已到报送时间但没有收到数据。',
      },
      words: '常用名词',
      word: {
        score: '总分',
        rank: '位次',
        grade: '等次',
        coverage: '数据完整率',
        asOf: '数据截止点',
        edition: '考核结果发布',
        replay: '推演与重算',
      },
      wordText: {
        score: '按考核方案各级权重汇总的得分，满分 100 分；加减分和一票否决另行计入。',
        rank: '单位在同一类别内的名次，不同类别之间不排名。',
        grade: '按方案的分数线或比例确定的优秀、良好、合格、不合格。',
        coverage: '已有数据的指标权重占应有数据的指标权重的比例。',
        asOf: '计算所依据的记录截止到哪一刻。页首可选择时间，查看当时已知的情况。',
        edition: '经批准公布的考核结果，公布后不再改动；以后有变化的，另行公布并说明原因。',
        replay: '按留存的历史记录重新计算得分，用于测算规则变化的影响、核验结果和还原历史。',
      },
      keys: '键盘操作',
      key: {
        palette: '打开查找，可按名称或代码查找页面、单位和指标。',
        tab: '在页面各处之间移动。',
        arrows: '在表格、亮灯表和得分由来中移动、展开和收起。',
        escape: '关闭打开的窗口。',
      },
      ask: '遇到问题',
      askText:
        '业务问题请咨询本辖区绩效办；账号与权限请联系系统管理员。页面报错时请记下提示中的追踪号，便于查找原因。',
    },
  },
  en: {
    help: {
      title: 'Help',
      tour: 'Show me around',
      lights: 'Lights',
      light: {
        red: 'Below the red line: find the cause and put it right at once.',
        orange: 'Well behind the planned course, and likely to turn red.',
        yellow: 'Somewhat behind the planned course; keep an eye on it.',
        green: 'On or ahead of the planned course.',
        grey: 'Not due yet in this period; it does not count.',
        missing: 'Due, but no figure has been received.',
      },
      words: 'Words',
      word: {
        score: 'Total',
        rank: 'Rank',
        grade: 'Grade',
        coverage: 'Data completeness',
        asOf: 'Data as of',
        edition: 'Published results',
        replay: 'Replay',
      },
      wordText: {
        score:
          'Marks summed by the weights of the scheme, 100 in all; bonus, deductions and vetoes come on top.',
        rank: 'The place of a unit within its class; units of different classes are not ranked together.',
        grade: 'Excellent, good, qualified or unqualified, by thresholds or quotas of the scheme.',
        coverage:
          'The weight of the indicators that have a figure, as a share of those that should have one.',
        asOf: 'Up to which moment records are counted. The header lets you see what was known at a time.',
        edition:
          'Results as approved and published. They never change; a later change is published anew, with its reason.',
        replay:
          'Scores worked out again from the recorded history, to try a change of rules, verify or look back.',
      },
      keys: 'Keyboard',
      key: {
        palette: 'Find pages, units and indicators by name or code.',
        tab: 'Move through the page.',
        arrows: 'Move, open and close in tables, lights and reasons.',
        escape: 'Close what is open.',
      },
      ask: 'When something is wrong',
      askText:
        'Ask the performance office about the assessment and the administrator about accounts. When a page shows an error, note its trace id so that the cause can be found.',
    },
  },
});
