<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>ActKind</name>
    <message>
        <source>一次性告知</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作废</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>决定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>制证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当场更正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收件</source>
        <translation type="unfinished">Intake</translation>
    </message>
    <message>
        <source>核对材料</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>送达</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>送达文书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>非本机关事项</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>{key}{label}：{reason}</source>
        <translation>{key}{label}: {reason}</translation>
    </message>
</context>
<context>
    <name>ApplicantForm</name>
    <message>
        <source>申请人(单位)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申请人(个人)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改为个人 Alt+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改为单位 Alt+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消代理 Alt+G</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有代理人 Alt+G</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>信用代码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>法定代表人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>代理人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>代理人证号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>代理人电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与申请人关系</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>授权材料</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BannerArea</name>
    <message>
        <source>另有 {count} 条</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Dismiss</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>今天到期</source>
        <translation type="unfinished">due today</translation>
    </message>
    <message>
        <source>将到期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已办结</source>
        <translation type="unfinished">concluded</translation>
    </message>
    <message>
        <source>已超期</source>
        <translation type="unfinished">overdue</translation>
    </message>
    <message>
        <source>日期暂定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时限内</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等申请人</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoardScreen</name>
    <message>
        <source>**看板**：本班各窗口、各人的收件、告知、受理、办结，以及在办件的时限。

数字为今天(北京时间)本中心已知的环节数；等申请人补正的办件不计决定时限。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation type="unfinished">due today</translation>
    </message>
    <message>
        <source>今日办结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今日收件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刷新</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>告知</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在办件时限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已超期</source>
        <translation type="unfinished">overdue</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation type="unfinished">To settle</translation>
    </message>
    <message>
        <source>待审定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收件</source>
        <translation type="unfinished">Intake</translation>
    </message>
    <message>
        <source>未来到期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看板</source>
        <translation type="unfinished">Board</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>送达</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardReading</name>
    <message>
        <source>没有设置身份证阅读器，请到“设置”填写地址，或手工录入。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseActions</name>
    <message>
        <source>告知书签收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存核对/补正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先在材料上按 1–4 标出这次的结论</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去{act}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印摘要</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseColumns</name>
    <message>
        <source>时限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>事项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申请人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(未上传)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CasePreview</name>
    <message>
        <source>申请人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>材料</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证件</source>
        <translation type="unfinished">the card</translation>
    </message>
    <message>
        <source>选中一个办件，这里显示摘要</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收件</source>
        <translation type="unfinished">Intake</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseScreen</name>
    <message>
        <source>办件</source>
        <translation type="unfinished">Cases</translation>
    </message>
    <message>
        <source>没有这个办件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>材料</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**办件**：左边是办理环节，右边是材料、文书和申请表。

- 补正：在材料上按 1–4，再按 F4 保存；齐全后自动受理
- F3 记录告知书签收，签收才算已告知
- 作废只作标记，编号不再使用；文书已交出的由值班长作废

依据:《中华人民共和国行政许可法》第三十二条、第四十二条、第四十四条。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作废最后一个环节，编号不再使用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>告知书已出，请申请人签收后按 F3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文书</source>
        <translation type="unfinished">Papers</translation>
    </message>
    <message>
        <source>申请表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>必备</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {copy} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存核对结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已记录补正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已记录送达</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已当场办结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在打印办件摘要</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申请人撤回申请</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已作废</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作废原因</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseState</name>
    <message>
        <source>不予受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已作废</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已决定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已制证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已审定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已审核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已收件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已送达</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待补正</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CasesScreen</name>
    <message>
        <source>办件编号、姓名(两字即可)、拼音或首字母、身份证号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办件查询</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**办件查询**：输入编号、姓名中任意两字、拼音或首字母；完整身份证号可精确查找。

查到的是本机已有的办件；脱机时以“截至”时间为准。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>尚未与县级服务器联系，只含本机办件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有选中办件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>截至 {moment} 与县级服务器一致</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClockBar</name>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>受理 {day}</source>
        <translation>accepted {day}</translation>
    </message>
    <message>
        <source>承诺、法定 {day}</source>
        <translation>promised and statutory {day}</translation>
    </message>
    <message>
        <source>承诺 {day}</source>
        <translation>promised {day}</translation>
    </message>
    <message>
        <source>法定 {day}</source>
        <translation>statutory {day}</translation>
    </message>
    <message>
        <source>特别程序 {begin} 起</source>
        <translation>suspended since {begin}</translation>
    </message>
    <message>
        <source>特别程序 {begin} 至 {end}</source>
        <translation>suspended {begin} to {end}</translation>
    </message>
    <message>
        <source>{day}(暂定)</source>
        <translation>{day} (provisional)</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>查找事项、办件、功能：名称、拼音首字母、编号</source>
        <translation>Find an item, a case, a screen or an action: name, pinyin initials, number</translation>
    </message>
</context>
<context>
    <name>ConfirmPanel</name>
    <message>
        <source>取消 (Esc)</source>
        <translation>Cancel (Esc)</translation>
    </message>
</context>
<context>
    <name>CrashHook</name>
    <message>
        <source>程序出错，已记录；已保存的办件不受影响，请继续办理，反复出现时请联系管理员。</source>
        <translation>The program hit an error and recorded it; saved cases are not affected. Please go on, and tell the administrator if it comes back.</translation>
    </message>
</context>
<context>
    <name>DateWords</name>
    <message>
        <source>1月</source>
        <translation>Jan</translation>
    </message>
    <message>
        <source>2月</source>
        <translation>Feb</translation>
    </message>
    <message>
        <source>3月</source>
        <translation>Mar</translation>
    </message>
    <message>
        <source>4月</source>
        <translation>Apr</translation>
    </message>
    <message>
        <source>5月</source>
        <translation>May</translation>
    </message>
    <message>
        <source>6月</source>
        <translation>Jun</translation>
    </message>
    <message>
        <source>7月</source>
        <translation>Jul</translation>
    </message>
    <message>
        <source>8月</source>
        <translation>Aug</translation>
    </message>
    <message>
        <source>9月</source>
        <translation>Sep</translation>
    </message>
    <message>
        <source>10月</source>
        <translation>Oct</translation>
    </message>
    <message>
        <source>11月</source>
        <translation>Nov</translation>
    </message>
    <message>
        <source>12月</source>
        <translation>Dec</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>{year}年{month}{day}日 {weekday}</source>
        <translation>{weekday} {day} {month} {year}</translation>
    </message>
    <message>
        <source>{month}{day}日 {weekday}</source>
        <translation>{weekday} {day} {month}</translation>
    </message>
</context>
<context>
    <name>Duty</name>
    <message>
        <source>、</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值班管理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>制证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审定签发</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当场决定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收件受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>送达</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolView</name>
    <message>
        <source>正在联系县级服务…</source>
        <translation>Contacting the county…</translation>
    </message>
    <message>
        <source>请填写此项。</source>
        <translation>Please fill in this field.</translation>
    </message>
    <message>
        <source>登记本机</source>
        <translation>Enrol this desk</translation>
    </message>
    <message>
        <source>照县里发的登记单填写，只需一次。登记码用过即失效，填错可以重试。</source>
        <translation>Fill in from the county&apos;s enrolment slip, once only. The code works once; mistakes can be corrected and tried again.</translation>
    </message>
    <message>
        <source>县服务地址</source>
        <translation>County address</translation>
    </message>
    <message>
        <source>登记码</source>
        <translation>One-time code</translation>
    </message>
    <message>
        <source>本机名称</source>
        <translation>Desk name</translation>
    </message>
    <message>
        <source>如：1 号窗口</source>
        <translation>such as Window 1</translation>
    </message>
    <message>
        <source>首位工号</source>
        <translation>First clerk</translation>
    </message>
    <message>
        <source>登录密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>断网时也用它登录，请勿外借</source>
        <translation>Also used to sign in offline; keep it to yourself</translation>
    </message>
    <message>
        <source>登记  Enter</source>
        <translation>Enrol  Enter</translation>
    </message>
    <message>
        <source>首次使用</source>
        <translation>First start</translation>
    </message>
</context>
<context>
    <name>FieldEdit</name>
    <message>
        <source>证件</source>
        <translation>the card</translation>
    </message>
    <message>
        <source>{source}上是“{other}”</source>
        <translation>{source} says “{other}”</translation>
    </message>
</context>
<context>
    <name>FieldTitle</name>
    <message>
        <source>不予办理的理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不予受理的理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不予许可的理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>代理人姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作废原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写的内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应向哪个机关申请</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正后的内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>法定代表人姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>法律依据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签收人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补正地点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回或不予的理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>需补正的内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>领取人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>领取人与申请人的关系</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>输入名称、拼音首字母或编号开始查找</source>
        <translation>Type a name, pinyin initials or a number</translation>
    </message>
    <message>
        <source>没有找到“{query}”，换个字或拼音首字母再试</source>
        <translation>Nothing found for “{query}”; try another word or pinyin initials</translation>
    </message>
</context>
<context>
    <name>GateFrame</name>
    <message>
        <source>窗口办件</source>
        <translation>Window Desk</translation>
    </message>
</context>
<context>
    <name>HandOverPanel</name>
    <message>
        <source>稍后送达 (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申请人已签收 (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>本页说明与依据</source>
        <translation>This screen and its law</translation>
    </message>
    <message>
        <source>关闭说明</source>
        <translation>Close help</translation>
    </message>
    <message>
        <source>关闭说明  Esc</source>
        <translation>Close help  Esc</translation>
    </message>
</context>
<context>
    <name>IntakeActions</name>
    <message>
        <source>先选事项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>即办件请按 F6 当场办结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读身份证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只有材料齐全的即办件可当场办结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>材料未齐，先核对材料或按 F9 告知</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>材料清单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收件并受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一次性告知</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部材料核对完且有缺项时才能告知</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只收件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清空</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IntakeOutcome</name>
    <message>
        <source>事项资料不完整，窗口暂不能受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先选事项，再读身份证、核对材料</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已受理 {number}，承诺 {day} 前办结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已收件 {number}，请在 5 个工作日内核对并告知</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收费：{fee}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>暂定：如遇节假日调整以通知为准</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最迟 {day} 前告知，逾期视为受理。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>材料齐全：当场办结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>材料齐全：现在受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺 {count} 项：一次性告知</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请告知申请人，或改选现行事项。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请联系事项管理员补全材料与时限。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>逐项按 1–4，或按 0 全部合格。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>该事项现已停止受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有 {count} 项材料未核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>法定期限 {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>承诺 {day} 前办结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已当场办结 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已出具不予受理决定书 {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IntakeScreen</name>
    <message>
        <source>收件</source>
        <translation type="unfinished">Intake</translation>
    </message>
    <message>
        <source>已恢复上次未提交的收件内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已统一为间隔号“·”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在打印申请材料清单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已清空</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**收件**：左边选事项，中间填申请人(F5 读身份证),右边逐项核对材料。

- 1 合格，2 缺，3 不合要求，4 不适用，0 全部合格
- 材料齐全:F8 收件并受理；即办件 F6 当场办结
- 缺材料:F9 一次性告知。须在收件后 5 个工作日内**一次**告知**全部**内容，申请人签收才算告知；逾期不告知，自收到材料之日起即为受理。
- 不予受理:F10，须写明理由；不属于本机关职权的，须写明应向哪个机关申请。

依据:《中华人民共和国行政许可法》第三十二条。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>事项：拼音首字母或名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡内姓名可能不全，请对照证件补全</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>告知书已出：请申请人签收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已记录送达：一次性告知完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} 签收后才算已告知({number})。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemGuide</name>
    <message>
        <source>未公布</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>即办(当场办结)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} 个自然日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} 个工作日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不收费</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{yuan} 元</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先选事项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受理条件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设定依据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>即办件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>承诺件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办件类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在上面输入拼音首字母(如 sbk)或名称，按 Enter 选定。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>承诺时限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>法定时限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收费</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结果</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Judgement</name>
    <message>
        <source>未判</source>
        <translation>Not judged</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>In order</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>不合要求</source>
        <translation>Not as required</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>原件 {count}</source>
        <translation>original {count}</translation>
    </message>
    <message>
        <source>复印件 {count}</source>
        <translation>copies {count}</translation>
    </message>
</context>
<context>
    <name>LedgerTable</name>
    <message>
        <source>份次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文书</source>
        <translation type="unfinished">Papers</translation>
    </message>
    <message>
        <source>时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第{copy}份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>窗口办件</source>
        <translation>Window Desk</translation>
    </message>
</context>
<context>
    <name>MaterialChecklist</name>
    <message>
        <source>全部合格</source>
        <translation>All in order</translation>
    </message>
</context>
<context>
    <name>MaterialRowView</name>
    <message>
        <source>哪里不合要求、怎样改正(Enter 保存，Esc 放弃)</source>
        <translation>What is wrong and how to mend it (Enter keeps, Esc drops)</translation>
    </message>
    <message>
        <source>为什么不适用(Enter 保存，Esc 放弃)</source>
        <translation>Why it does not apply (Enter keeps, Esc drops)</translation>
    </message>
    <message>
        <source>↑↓ 选常用理由</source>
        <translation>↑↓ common reasons</translation>
    </message>
    <message>
        <source>请写明理由，或按 Esc 放弃</source>
        <translation>Please give the reason, or press Esc</translation>
    </message>
</context>
<context>
    <name>MaterialRows</name>
    <message>
        <source>必备</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaletteSources</name>
    <message>
        <source>事项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办件</source>
        <translation type="unfinished">Cases</translation>
    </message>
    <message>
        <source>页面</source>
        <translation>screen</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>action</translation>
    </message>
</context>
<context>
    <name>PaperActions</name>
    <message>
        <source>制证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>台账中没有选中文书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已打出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核验身份并送达</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没打出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有选中办件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补打</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperKind</name>
    <message>
        <source>不予受理决定书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>决定书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办件摘要</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受理通知书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收件凭证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申请材料清单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补正材料一次性告知书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PapersScreen</name>
    <message>
        <source>**文书与送达**：上面是等制证、等送达的办件，下面是打印台账。

- F8 制证;F9 核验身份后送达;F6 补打(写原因，印“补打 第n次”)
- “不确定是否打出”时先看出纸口，再按 F3 已打出 或 F4 没打出
- 准予决定后 10 个工作日内送达

依据:《中华人民共和国行政许可法》第四十四条。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已核对领取人身份证件与本人一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已核验并送达</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已送达 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待制证、待送达</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印台账</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文书与送达</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有选中办件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补打 {paper}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补打原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书已制，正在打印</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>送达给 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>领取人已在送达回证上签收</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintState</name>
    <message>
        <source>待打印</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在打印</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已送打印机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已打出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有打印</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不确定是否打出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已取消</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonPanel</name>
    <message>
        <source>理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消 (Esc)</source>
        <translation type="unfinished">Cancel (Esc)</translation>
    </message>
    <message>
        <source>未填写，请写明理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确定 (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>“{title}”须联网核验后制证，现在连不上县中心，请恢复网络后再制证。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>告知书须一次列全所有缺少或不合要求的材料({count}项),请补全</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机号段已用完且县级服务器未连通，请恢复网络后重试，已填内容不会丢失</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补打须写明原因，请选择或者填写原因后再打印。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写明如何处理(如“已电话告知申请人重新办理”)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{act}”需要“{duty}”岗位职责，请由有该职责的人员办理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}”是必备材料，不能标为“不适用”，请重新核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”{number}已用过，请重新取号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”未填写，请填写后再提交</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”超过{most}字，请精简后再提交</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“不合要求”或“不适用”须写明原因，请补写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>事项“{item}”已于{day}停止受理，请告知申请人或改选现行事项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>事项“{item}”的材料、时限或收费与发布的不一致，请同步事项目录后重新收件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>事项“{item}”的该版本在{day}不生效，请同步事项目录后按现行版本重新收件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>事项“{item}”资料不完整，窗口暂不能受理，请联系事项管理员补全</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>决定与审定意见不一致，请按审定意见出具决定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办件现为“{state}”，不能再“{act}”，请核对办件进度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办件编号校验不符，请重新取号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级服务器没有发布事项{item}第{version}版，请同步事项目录后重新收件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级服务器没有工号{clerk}，请联系县中心管理员登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级服务器读不懂该环节的内容，请更新本机程序后重新办理该环节</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只能作废最后一个环节，请先作废其后的环节</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同一材料标记了两次，请只保留一个结论</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同一次保存的另一环节未被接受（{code}），本环节一并退回，请处理后重新办理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>告知书中同一材料列了两次，请删去一项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核人与审定人不能是同一人，请由另一位首席代表审定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>尚无该办件的收件记录，请先收件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工号{clerk}在办理时已停用，请由在岗人员重新办理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工号{clerk}已停用，请联系值班长</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当场更正须由申请人签名，请签名后再提交</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文书已交申请人或由他人办理，请值班长作废</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文书编号与所送达的文书不一致，请核对编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正前的内容与现有内容不一致，请按现有内容重新更正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未核验领取人身份，请核验证件后再送达</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本事项不发证书，请直接送达</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本事项为承诺件，请受理后送审核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本事项没有这项材料，请重新选择事项后核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本事项由县级部门决定，请由县级“{duty}”人员办理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本办件不予许可，不能制证，请直接送达决定书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本办件已出具受理通知书，无需重复受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机日期早于本办件的收件日期，请校准时钟后重试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机时间快于县级服务器5分钟以上，请校准时钟后重试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机还没有该证书的模板，请等待数据同步后再制证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>材料未齐，不能当场办结，请先核对材料</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>材料齐全，无需补正，请直接受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到要作废的环节，或该环节已作废</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到要送达的告知书，请先出具告知书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到要送达的文书，请先出具文书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有核对任何材料，请先选择材料</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申请人须为自然人或法人之一，请重新选择</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号{number}不在本机领取的号段内，请重新取号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号{number}已被使用，请重新取号并收回原文书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号{number}格式或校验不符，请重新取号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书尚未制作，请先制证再送达</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书持有人与申请人不一致，请核对姓名后重新制证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书有效期早于制证日，请核对后重新制证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证书模板与事项不符，请重新制证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>该内容不能当场更正，请重新收件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>该办件前一环节未被县级服务器接受，请先处理前一环节再重新办理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>该办件属于其他站点，请由受理站点或县级窗口办理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>该办件已收件，请勿重复收件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>该环节由县级部门办理，请由县级值班长作废</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>该环节的标识与已有环节重复，请重新办理该环节</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有{count}项材料未核对，请全部核对后再一次性告知</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有{count}项材料未核对，请全部核对后再受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还缺{count}项材料，请先出具一次性告知书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一份的打印结果已经明确，不需要再确认。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一份还在打印，请等它打完；没有打出再补打。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>首次告知未列的材料不得再次要求补正，请按首次告知书办理</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefusePanel</name>
    <message>
        <source>1  依法不需要取得行政许可</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2  不符合受理条件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应向何机关</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>具体理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3  不属于本机关职权，应向其他机关申请</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不予受理：选理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未填写，请填写后再出具决定书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>法律依据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出具不予受理决定书 (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消 (Esc)</source>
        <translation type="unfinished">Cancel (Esc)</translation>
    </message>
</context>
<context>
    <name>ScreenNames</name>
    <message>
        <source>工作台</source>
        <translation>Workbench</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>办件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>审签</source>
        <translation>Sign-off</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>看板</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>15位身份证号码的旧证已停止使用，请按现行居民身份证录入18位号码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} 上不是县级服务：请照登记单核对县服务地址。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}含有自造字，其他系统可能显示不出，请改用标准字符或在备注中说明。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}含有证件上不会出现的字符，请对照证件改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}未填写，请按证件录入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}超过{2}个字符，本系统完整保存，向外交换时请核对是否被截断。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}超过{2}个字符，请对照证件删去多余内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}须在办件中打印，请先打开办件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}，不知道这一张是否打全：请看出纸，再选“已打出”或“补打”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}：{2}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}：请到“设置”改成{2}这样的设备地址。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{1}”不是设备文件：请到“设置”改成打印机的设备文件，如“/dev/usb/lp0”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一次上报的内容超过16 MB，程序会分批重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一次上报的数据过大，被中途的设备拒收；办件都在本机，请联系县管理员放宽上限。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一次最多上报{1}个环节，请分批上报。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上报内容解压失败，程序会自动重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上报的序号与环节不一致，请联系技术支持。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上报的环节不属于本机，请联系技术支持。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上报的环节没有按保存时的分组，请联系技术支持。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上次保存失败，本机现在只能查看，请排除磁盘故障后重新打开程序再办理。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上次打印时程序中断，不知道这一张是否打全：请看出纸，再选“已打出”或“补打”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不支持的压缩方式，请更新程序后重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与县里的连接中途断开：办件照常办理，会自动重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与设备的连接中途断开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>串口地址缺少端口名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>串口地址里不认识“{1}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>串口速率“{1}”不可用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>事项版本与受理时不一致，请等待数据同步后再制证。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>代理人与申请人的关系未填写，请选择或录入关系。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>代理人没有授权材料，请收取授权委托书并录入其名称或编号。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出生日期与身份证号码不一致，请对照证件核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办件数据已关闭，请重新打开程序。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县服务器的安全证书不可信，没有发送任何数据：请联系县管理员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县服务地址不对：请照登记单填写，如 https://county.example.gov.cn:8443。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县服务地址没有加密（http）：请把地址改成 https 开头，或请县管理员启用加密。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级数据库已从备份恢复，请重新同步；本机办件会自动补传。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级数据库暂时不可用，本机办件已保存，程序会自动重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级服务器内部出错，本机办件已保存，程序会自动重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级服务器没有本机的登记，请重新登记本机。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级服务器缺少本机较早的环节，程序会自动从缺少处补传。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级服务版本过旧：请联系县管理员升级。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级服务的版本比本机旧，办件先存在本机：请联系县管理员升级县级服务。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级服务的答复前后不一致，没有登记：请联系县管理员核对地址。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级服务程序版本较旧，请通知县中心管理员升级；本机办件已保存，升级后自动上报。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县里反复要求重新握手，本机稍后再试；反复出现请联系县管理员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县里发现本机数据被恢复或复制过，已停止给号；未上报的办件都在本机，请联系县管理员核对后重新登记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县里已停用本机；未上报的办件都在本机，请联系县管理员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县里没有及时答复：线路慢或中断，办件照常办理，会自动重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县里没有说明已收到哪些办理环节，本机照旧保留并会重试；反复出现请联系县管理员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县里的服务器暂时忙或在维护（{1}）：办件照常办理，会自动重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县里的答复前后不一致（{}），本机没有采用；会自动重试，反复出现请联系县管理员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县里的答复大得不正常，没有采用：请联系县管理员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县里的答复用了本机不认识的压缩方式（{1}）：请联系县管理员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县里说有新数据却没有发来，本机会自动重试；反复出现请联系县管理员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受理通知书上的承诺日为{}，按现行日历应为{}，请按较早的一天办理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只能领取本站点今年或明年的号段，请联系技术支持。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>号段不属于本机，请联系技术支持。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同步程序出错，已记入日志，会自动重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同步程序出错，已记入日志：办件都在本机，会自动重试，反复出现请联系管理员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>告知书在期限内送达，但记录到达前办件已按视为受理审核，受理日不变，请值班长核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码连续输错，已暂停登录，请{1}分钟后再试，或由值班长核实身份后协助处理。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>尚未与县里联系。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>尚未收到工作日历，不能计算办理期限，请联网同步后再办理。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工号或密码不正确，再错{1}次将暂停登录，请核对后重新输入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>性别与身份证号码第17位不一致，请对照证件核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手机号码应为11位，请与申请人核对后补全。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印头过热</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印时程序出错，不知道这一张是否打全：请看出纸，再选“已打出”或“补打”，并把日志交给技术人员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机切刀卡住</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机处于脱机状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机报告故障</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机盖子没有合好</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机缺纸</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找不到县服务器的地址：请检查网络和设置里的县服务地址，办件照常办理。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收件后5个工作日内既未一次性告知也未受理，自收到申请材料之日起视为受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收到的数据与本机已有的接不上，没有采用，会自动重新读取。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收到的答复不完整或不是县级服务发来的，没有采用：会自动重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收到的答复不是县级服务发来的或已损坏，没有采用：请检查网络是否需要登录上网，稍后会自动重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文书打印机地址写得不对：请写成“cups:打印机名”或“folder:保存PDF的文件夹”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机与县里的数据核对不一致，正在重新下载；本提示一直不消失时，请联系县管理员核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机公钥格式不对，请重新启动程序后再登记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机办件数据损坏，请停止办理并联系管理员用备份恢复。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机办件数据正被占用，刚才的办理没有保存，请稍后再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机名称应为 1 至 100 个字：请重新输入，如“1 号窗口”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机密钥与登记不符，请重新登记本机。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机密钥文件损坏，请联系管理员从备份恢复 keys.json。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机密钥文件由更新版本的程序保存，请安装最新版本后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机尚未登记：请先用县里发放的登记码登记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机已有密钥文件，请直接登录，不要重复初始化。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机已被县中心停用，请联系县中心管理员；本机办件仍保留。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机数据与县级记录不一致（可能恢复过旧备份或被复制），请停止取号并重新登记本机；未上报的办件会保留。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机数据库不是登记时的那一个，请重新登记本机；未上报的办件会保留。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机数据无法用现有密钥打开，请联系管理员核对或恢复密钥文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机数据由更新版本的程序保存（数据版本{1}，本程序支持到{2}），请安装最新版本后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机时间与县级服务器相差超过5分钟，请校准时钟后重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机没有密钥文件，请先用注册码启用本机。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机没有系统密钥环，请输入工号和密码来保护本机数据。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机没有该工号的登录记录，请核对工号，或由已在本机登录过的人员先开机。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机流水的前后校验不符，数据可能损坏，请联系技术支持。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机程序与县级服务器版本不兼容，请更新程序。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机程序版本 {1} 过旧（县里要求 {2} 以上）：办件仍会上报，但不再接收新数据，请联系管理员升级程序。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机程序版本过旧：请先升级本机程序。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机进度超过县级服务器，县级数据可能已恢复，请重新同步。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在下载事项、日历和人员名单……</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在核对工号……</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在连接县级服务器……</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有使用该设备的权限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有填写设备地址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有打印：{1}，{2}，然后重新打印。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到要打印的事项，请重新选择事项后打印。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到要打印的文书所属的办件，请等待数据同步后再打印。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到证照模板，请等待数据同步后再制证。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有站点“{1}”，现有站点：{2}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有设置小票打印机，请先填写打印机地址。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有设置小票打印机，请到“设置”填写打印机地址和型号。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有设置文书打印机，请到“设置”填写文书打印机。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有该工号，请核对工号，或联网更新人员名单后再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有读到身份证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有这个接口，请更新程序或核对服务器地址。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>环节内容超过64 KB，请联系技术支持。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>环节的签名不符，数据可能损坏，请联系技术支持。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申请材料清单须按事项打印，请先选择事项。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登录凭证已过期，请重新连接县级服务器。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登录凭证无效，请重新连接县级服务器。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记码不对、已用过或已过期：请核对，或请县管理员重新发放登记码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记码不正确，请核对后重新输入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记码为空或过长：请照县里发放的登记码重新输入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记码已被使用，请向县中心管理员另取一个。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记码已过期，请向县中心管理员另取一个。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记码输错次数过多，请15分钟后再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记途中线路断开：请直接按“登记”重试，不要关闭程序，登记码仍然有效。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>磁盘空间不足，刚才的办理没有保存，请清理磁盘后重新打开程序再办理。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>磁盘读写出错，刚才的办理没有保存，请联系管理员检查磁盘后重新打开程序。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序正在退出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序正在退出，与县里的连接已断开；未上报的办件下次启动后自动上报。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口程序已在本机运行，请切换到已打开的窗口，或先退出再重新打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>端口“{1}”不是 1 到 65535 的数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>线路正常，已与县里同步。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>经办人看过出纸，已打出。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>经办人看过出纸，没有打全，已补打。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>统一社会信用代码只含数字和除I、O、S、V、Z以外的大写字母，且第3至8位为数字，请对照证照改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>统一社会信用代码应为18位，请对照证照逐位核对有无漏输或多输。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>统一社会信用代码未填写，请按营业执照或登记证书录入18位代码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>统一社会信用代码校验位不符，可能输错一位，请对照证照重新录入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺少登录凭证，请重新连接县级服务器。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网络地址“{1}”的方括号不完整</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网络地址“{1}”里的主机名不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>联系电话不是有效的手机号码，也不是带区号的固定电话，请与申请人核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>联系电话只能含数字和短横线，请删去其他字符。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>联系电话未填写，请录入能联系到申请人的手机号或固定电话。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补打必须填写原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备地址写得不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备文件要写完整路径</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备正被别的程序占用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备没有应答</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置内容超过{1}字，请精简后再保存。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置没有保存：磁盘写不进去，请检查磁盘空间后再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证件号码应为5至18位字母或数字，请对照证件改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证件号码未填写，请按证件录入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证件已过有效期，请申请人换领新证或出示临时居民身份证后再受理。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证件读取失败</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证照内容与制证时登记的不一致（模板或者申请信息已变），请作废后重新制证。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证照模板与事项不符，请等待数据同步后再制证。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>该工号尚未设置登录密码，请联系管理员设置后联网再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>该工号已停用，请联系值班长或管理员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>该环节与办件当时的状态不符，请核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请关掉打印机电源，清除卡纸后再开机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请关机一分钟再开，仍不行就报修并换用备用打印机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请关闭占用它的程序后再试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请到“设置”按示例改正设备地址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请对照证件手工录入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请把盖子合严</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请把证件拿起，重新平放到读卡区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请把证件重新平放到读卡区，仍不行就手工录入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请拔下读卡器数据线，十秒后重新插上</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请插好连接线或网线后再试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请查看打印机面板的指示灯，恢复联机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请检查电源和连接线，再到“设置”核对设备地址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请检查设备电源和连接线后再试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请求内容格式不对（{1}），请更新程序后重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请求参数{1}缺少或格式不对，请更新程序后重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请等一两分钟，冷却后再打印</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请管理员把本机用户加入 lp 和 dialout 组后重新登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请装好纸卷、合上盖子</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请重新打开程序后再试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器自检失败</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份证号码前17位只能是数字，末位是数字或X，请对照证件改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份证号码前6位不在已知的行政区划中，请对照证件核对后继续。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份证号码应为18位，请对照证件逐位核对有无漏输或多输。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份证号码未填写，请读卡或手工录入18位号码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份证号码校验位不符，可能输错一位，请对照证件重新录入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份证号码第7至14位不是有效的出生日期，请对照证件改正。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一份已经交给打印机，如需再打请用“补打”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个地址上不是本机登记的县级服务：请在设置里核对县服务地址。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个地址上没有县级登记服务：请照登记单核对县服务地址。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这种证件暂不能自动读取</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连不上 {1}：请核对地址、检查网线，再按“登记”重试，登记码仍然有效。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连不上县里的服务器：请检查网线和网络，办件照常办理，线路恢复后自动上报。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连不上设备</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连接请求的时间格式不对，请更新程序。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连接请求重复，请重新连接。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>领号请求重复但内容不同，请联系技术支持。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>首次告知书未列“{}”，未做到一次性告知，不得因此再要求补正</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>本页的设置只影响这台电脑，改后立即生效并保存。

* **外观**：强光下用浅色，光线暗时用深色；看不清可放大文字。
* **设备**：打印机填 `tcp://地址:9100` 或串口名，读卡器填串口名。
* **县服务地址**：只有县里通知更换时才改。</source>
        <translation>These settings are this PC&apos;s alone; each takes effect and is kept at once.

* **Look**: light in bright surroundings, dark in dim ones; larger text if it is hard to read.
* **Devices**: the printer as `tcp://address:9100` or a serial port, the reader as a serial port.
* **County address**: change it only when the county says so.</translation>
    </message>
    <message>
        <source>打印测试页</source>
        <translation>Print test page</translation>
    </message>
    <message>
        <source>请先填写打印机地址。</source>
        <translation>Fill in the printer address first.</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>如 cups:HP-M404，或存为文件 folder:/home/desk/papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文书打印机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>文字大小</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>较大 (115%)</source>
        <translation>Larger (115%)</translation>
    </message>
    <message>
        <source>大 (130%)</source>
        <translation>Large (130%)</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>打印机地址</source>
        <translation>Printer address</translation>
    </message>
    <message>
        <source>如 tcp://192.168.1.60:9100</source>
        <translation>such as tcp://192.168.1.60:9100</translation>
    </message>
    <message>
        <source>打印机型号</source>
        <translation>Printer model</translation>
    </message>
    <message>
        <source>读卡器地址</source>
        <translation>Reader address</translation>
    </message>
    <message>
        <source>如 /dev/ttyUSB0 或 COM3</source>
        <translation>such as /dev/ttyUSB0 or COM3</translation>
    </message>
    <message>
        <source>县级服务</source>
        <translation>County</translation>
    </message>
    <message>
        <source>县服务地址</source>
        <translation>County address</translation>
    </message>
    <message>
        <source>县里通知更换时才改</source>
        <translation>Change only when the county says so</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>测试页已送往打印机</source>
        <translation>Test page sent to the printer</translation>
    </message>
</context>
<context>
    <name>SettleCard</name>
    <message>
        <source>与他人办理冲突</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>他人其后：{act}，{moment}，工号 {clerk}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已出文书：{paper} {number}({state}),请收回或告知申请人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机办理：{moment}，工号 {clerk}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县级未予采纳</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>正在核对…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>请输入工号。</source>
        <translation>Please enter your clerk number.</translation>
    </message>
    <message>
        <source>请输入密码。</source>
        <translation>Please enter your password.</translation>
    </message>
    <message>
        <source>还需等待 {minutes} 分 {seconds} 秒</source>
        <translation>Wait {minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>解锁  Enter</source>
        <translation>Unlock  Enter</translation>
    </message>
    <message>
        <source>登录  Enter</source>
        <translation>Sign in  Enter</translation>
    </message>
    <message>
        <source>已锁定</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>{name} 的草稿都已保存。同事可以输入自己的工号登录，不影响这些草稿。</source>
        <translation>The drafts of {name} are saved. A colleague may sign in with another number; the drafts stay.</translation>
    </message>
    <message>
        <source>输入本人工号和密码，开始今天的办件。</source>
        <translation>Enter your own number and password to start the day.</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Clerk number</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>断网时也可以登录和办件，联网后自动上传。</source>
        <translation>Signing in and working need no line; acts are sent once it is back.</translation>
    </message>
</context>
<context>
    <name>SignOffScreen</name>
    <message>
        <source>不予理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不予许可</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受理的承诺件会按时限先后列在这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同意并出具决定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同意并用章</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审定同意并出具决定书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核与审定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**一审一核**：审核人与审定人(首席代表)必须是两个人。

- F8 同意，F9 退回(写理由),F10 不予(写理由和法律依据)
- 审定同意或不予时，同时出具决定书并用章，不能撤回

依据:《中华人民共和国行政许可法》第三十四条、第三十八条、第四十二条。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不予许可，须写明理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>决定书取号并用章，不能撤回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>准予“{item}”，申请人 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核人与审定人不能是同一人，请由另一位首席代表审定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核同意</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已审定并出具决定 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已审核 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已退回 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>建议不予</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有等审核或审定的办件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有选中办件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回重新办理</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusMarks</name>
    <message>
        <source>未上传 {count} 条</source>
        <translation>{count} unsent</translation>
    </message>
    <message>
        <source>已全部上传</source>
        <translation>all sent</translation>
    </message>
    <message>
        <source>联网 · {ago} · {waiting}</source>
        <translation>Online · {ago} · {waiting}</translation>
    </message>
    <message>
        <source>断网 · {ago} · {waiting}</source>
        <translation>Offline · {ago} · {waiting}</translation>
    </message>
    <message>
        <source>断网时照常办件，联网后自动上传</source>
        <translation>Work goes on offline; acts are sent once the line is back</translation>
    </message>
    <message>
        <source>打印机就绪</source>
        <translation>Printer ready</translation>
    </message>
    <message>
        <source>打印机未连接</source>
        <translation>No printer</translation>
    </message>
    <message>
        <source>打印机待查</source>
        <translation>Check printer</translation>
    </message>
    <message>
        <source>读卡器就绪</source>
        <translation>Reader ready</translation>
    </message>
    <message>
        <source>读卡器未连接</source>
        <translation>No reader</translation>
    </message>
    <message>
        <source>读卡器待查</source>
        <translation>Check reader</translation>
    </message>
    <message>
        <source>时钟未校</source>
        <translation>Clock unchecked</translation>
    </message>
    <message>
        <source>时钟准确</source>
        <translation>Clock right</translation>
    </message>
    <message>
        <source>时钟快 {minutes} 分钟</source>
        <translation>Clock {minutes} min fast</translation>
    </message>
    <message>
        <source>时钟慢 {minutes} 分钟</source>
        <translation>Clock {minutes} min slow</translation>
    </message>
    <message>
        <source>请校准电脑时间，否则日期可能写错</source>
        <translation>Set the PC&apos;s clock, or dates may be wrong</translation>
    </message>
    <message>
        <source>尚未联系</source>
        <translation>no contact yet</translation>
    </message>
    <message>
        <source>刚刚联系</source>
        <translation>contact just now</translation>
    </message>
    <message>
        <source>{minutes} 分钟前联系</source>
        <translation>contact {minutes} min ago</translation>
    </message>
    <message>
        <source>{hours} 小时前联系</source>
        <translation>contact {hours} h ago</translation>
    </message>
    <message>
        <source>{days} 天前联系</source>
        <translation>contact {days} days ago</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message>
        <source>个工作日</source>
        <translation>workdays</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>due today</translation>
    </message>
    <message>
        <source>特别程序中</source>
        <translation>suspended</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>concluded</translation>
    </message>
    <message>
        <source>未计时</source>
        <translation>no clock</translation>
    </message>
    <message>
        <source>已超期</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>超期 {days} {unit}</source>
        <translation>{days} {unit} overdue</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>in hand</translation>
    </message>
    <message>
        <source>暂定剩 {days} {unit}</source>
        <translation>{days} {unit} left, provisional</translation>
    </message>
    <message>
        <source>还剩 {days} {unit}</source>
        <translation>{days} {unit} left</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>{number}，共 {count} 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}，承诺 {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已作废 {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应向{agency}申请</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{recipient}签收 {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToSettleScreen</name>
    <message>
        <source>**待处理**：县级没有采纳、或与他人办理冲突的环节。什么都不会丢：原记录保留。

- Enter 打开办件，按现状重新办理
- 已交出的文书要收回或另行告知
- 处理完按 F8，写明怎样处理的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已记录处理结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待处理</source>
        <translation type="unfinished">To settle</translation>
    </message>
    <message>
        <source>怎样处理的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机办理的环节县级都已采纳。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有要处理的事</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记录处理结果</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>查找事项、办件、功能</source>
        <translation>Find an item, case or action</translation>
    </message>
    <message>
        <source>本页说明与依据  F1</source>
        <translation>This screen and its law  F1</translation>
    </message>
    <message>
        <source>本页说明</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>锁定  Ctrl+L</source>
        <translation>Lock  Ctrl+L</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>今天到期</source>
        <translation type="unfinished">due today</translation>
    </message>
    <message>
        <source>等我办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等申请人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待审定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待送达</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待处理</source>
        <translation type="unfinished">To settle</translation>
    </message>
</context>
<context>
    <name>WorkbenchScreen</name>
    <message>
        <source>没有等着办的办件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作台</source>
        <translation type="unfinished">Workbench</translation>
    </message>
    <message>
        <source>没有选中办件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**工作台**：等我办的办件，按时限先后排列。

- ↑ ↓ 选择,Enter 打开办件，空格办下一步
- 时限以**承诺时限**计，按工作日；红色菱形为今天到期，带感叹号为超期
- “等申请人”是已一次性告知、等补正的办件，不计决定时限。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办下一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按 Alt+2 收件，或按 Ctrl+K 查找。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收新件</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_ActView</name>
    <message>
        <source>已用章</source>
        <translation>sealed</translation>
    </message>
    <message>
        <source>已上传</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>未上传</source>
        <translation>not sent</translation>
    </message>
</context>
</TS>
