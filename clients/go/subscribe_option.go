package kiwoom

import "time"

// SubscribeOption is what a subscription consists of: an Interest, or a setting.
type SubscribeOption interface{ subscribe(*subscribeSettings) }

type subscribeSettings struct {
	interests       []Interest
	connectTimeout  time.Duration
	slowReader      SlowReaderPolicy
	room            RoomPolicy
	withoutSnapshot bool
	heartbeats      bool
	positions       Positions
}

// Unlimited is a timeout that never comes.
const Unlimited = time.Duration(-1)

const defaultConnectTimeout = 10 * time.Second

type subscribeSetting func(*subscribeSettings)

func (s subscribeSetting) subscribe(settings *subscribeSettings) { s(settings) }

func (value Interest) subscribe(settings *subscribeSettings) {
	settings.interests = append(settings.interests, value)
}

// AtMostEvery returns the interest with at most one event per item in the interval, the newest. It is for states: order
// books and the market's status.
func (value Interest) AtMostEvery(interval time.Duration) Interest {
	value.MinInterval = interval
	return value
}

// WithConnectTimeout ends the subscription if no gateway has acknowledged it within this time: 10 s unless set, or
// Unlimited. Once it is acknowledged it never gives up.
func WithConnectTimeout(length time.Duration) SubscribeOption {
	return subscribeSetting(func(s *subscribeSettings) { s.connectTimeout = length })
}

// WithSlowReaderPolicy says what the gateway does if this program takes events more slowly than they arrive: leave
// events out, which is the default for data of the market, or disconnect. The subscription then resumes.
func WithSlowReaderPolicy(policy SlowReaderPolicy) SubscribeOption {
	return subscribeSetting(func(s *subscribeSettings) { s.slowReader = policy })
}

// WithRoomPolicy says what the gateway does with items for which the broker's connections have no room: refuse them,
// which is the default, or let them wait.
func WithRoomPolicy(policy RoomPolicy) SubscribeOption {
	return subscribeSetting(func(s *subscribeSettings) { s.room = policy })
}

// WithoutSnapshot asks for new events only, not for last values at the beginning.
func WithoutSnapshot() SubscribeOption {
	return subscribeSetting(func(s *subscribeSettings) { s.withoutSnapshot = true })
}

// WithHeartbeats yields heartbeats, too.
func WithHeartbeats() SubscribeOption {
	return subscribeSetting(func(s *subscribeSettings) { s.heartbeats = true })
}

// WithResumeFrom continues from the positions of an earlier subscription.
func WithResumeFrom(positions Positions) SubscribeOption {
	return subscribeSetting(func(s *subscribeSettings) { s.positions = positions })
}
