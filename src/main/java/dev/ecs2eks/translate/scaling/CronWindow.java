package dev.ecs2eks.translate.scaling;

/**
 * Hours in which more pods run: what two scheduled actions make together.
 *
 * @param floor the minimum outside of it
 * @param desired the minimum in it
 * @param ceiling the maximum all day
 */
record CronWindow(String name, String start, String end, String timezone, int floor, int desired, int ceiling) {}
