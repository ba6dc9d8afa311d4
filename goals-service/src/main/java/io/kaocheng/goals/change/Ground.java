package io.kaocheng.goals.change;

/** Why what binds is to be changed. */
public enum Ground {
    /** 政策变化. */
    POLICY_CHANGE,
    /** 自然灾害. */
    DISASTER,
    /** 不可抗力. */
    FORCE_MAJEURE,
    /** 任务调整. */
    TASK_CHANGE,
    /** 口径变化. */
    DEFINITION_CHANGE,
    /** 机构变动. */
    UNIT_CHANGE,
    /** 笔误: what stands was never meant. */
    CLERICAL_ERROR,
    OTHER
}
