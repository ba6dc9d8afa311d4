package io.kaocheng.scoring.rule;

/** Which values of an indicator are good. */
public enum Direction {
    /** More is better. */
    UP("越高越好"),
    /** Less is better. */
    DOWN("越低越好"),
    /** The target itself is best; distance either way is worse. */
    ON_TARGET("越接近目标越好"),
    /** Anything between the floor and the target value is best. */
    RANGE("在区间内最好");

    private final String chinese;

    Direction(String chinese) {
        this.chinese = chinese;
    }

    /** How the pages and refusals tell it. */
    public String chinese() {
        return chinese;
    }
}
