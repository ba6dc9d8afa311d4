import { strings } from '../../i18n/strings';

export default strings({
  'zh-CN': {
    schemes: {
      drafts: '未生效的考核方案',
      noDrafts: '没有待批准或待生效的考核方案',
      scheme: '方案',
      holds: '适用期',
      from: '自 {{from}} 起',
      fromUntil: '{{from}} 至 {{until}}',
      version: '版本',
      ofVersion: '第 {{version}} 版',
      stage: '阶段',
      stages: { draft: '草案', approved: '已批准，待生效', enacted: '已生效' },
    },
  },
  en: {
    schemes: {
      drafts: 'Schemes not in force yet',
      noDrafts: 'No scheme waits for approval or enactment',
      scheme: 'Scheme',
      holds: 'Holds for',
      from: 'since {{from}}',
      fromUntil: '{{from}} to {{until}}',
      version: 'Version',
      ofVersion: 'version {{version}}',
      stage: 'Stage',
      stages: { draft: 'draft', approved: 'approved, to be enacted', enacted: 'in force' },
    },
  },
});
