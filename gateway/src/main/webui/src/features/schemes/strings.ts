import { strings } from '../../i18n/strings';

export default strings({
  'zh-CN': {
    schemes: {
      drafts: '未生效的考核方案',
      noDrafts: '没有待批准或待生效的考核方案',
      scheme: '方案',
      version: '版本',
      ofVersion: '第 {{version}} 版',
      stage: '阶段',
      stages: { draft: '草案', approved: '已批准，待生效' },
    },
  },
  en: {
    schemes: {
      drafts: 'Schemes not in force yet',
      noDrafts: 'No scheme waits for approval or enactment',
      scheme: 'Scheme',
      version: 'Version',
      ofVersion: 'version {{version}}',
      stage: 'Stage',
      stages: { draft: 'draft', approved: 'approved, to be enacted' },
    },
  },
});
