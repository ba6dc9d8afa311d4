package io.kaocheng.scoring.rule;

import io.kaocheng.contracts.Among;

/** Whom a unit is compared with, in words. */
public final class Compared {

    private Compared() {}

    static String zh(String peers) {
        return peers.isEmpty() ? "类别" : zh(Among.parse(peers));
    }

    static String en(String peers) {
        return peers.isEmpty() ? "class" : en(Among.parse(peers));
    }

    /** What a sentence says besides where a unit is not simply compared within its class. */
    public static Sentence with(String peers) {
        return peers.isEmpty() || peers.equals(Among.CLASS.toString())
                ? new Sentence("", "")
                : new Sentence(
                        "（在" + zh(peers) + "内比较）", " (compared within the " + en(peers) + ")");
    }

    private static String zh(Among peers) {
        return switch (peers.kind()) {
            case BELOW -> "下级单位";
            case CLASS -> "类别";
            case REGION -> "全辖区";
            case GROUP -> "分组 " + peers.group() + " ";
        };
    }

    private static String en(Among peers) {
        return switch (peers.kind()) {
            case BELOW -> "units below";
            case CLASS -> "class";
            case REGION -> "region";
            case GROUP -> "group " + peers.group();
        };
    }
}
